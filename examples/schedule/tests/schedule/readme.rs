use std::fs;

use super::{assert_recorded, package, printed};

const COMMAND: &str = "```console\n$ cargo run -p schedule -- ";

#[test]
fn the_examples_print_what_the_readme_shows() {
    let file = package().join("README.md");
    let readme = fs::read_to_string(&file).unwrap();
    let mut parts = readme.split(COMMAND);
    let mut expected = vec![parts.next().unwrap_or_default().to_owned()];
    for part in parts {
        let (line, rest) = part.split_once('\n').expect("a command ends with its line");
        let (_, after) = rest.split_once("```").expect("a block has an end");
        expected.push(format!("{COMMAND}{line}\n{}```{after}", printed(line)));
    }
    assert!(expected.len() > 1, "README.md has no example");
    assert_recorded(&file, &expected.concat());
}
