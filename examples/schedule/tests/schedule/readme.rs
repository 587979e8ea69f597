use std::fs;

use super::{package, printed};

const COMMAND: &str = "$ cargo run -p schedule -- ";

/// Returns the arguments of each example, and the output that follows.
fn examples(readme: &str) -> Vec<(&str, &str)> {
    let blocks = readme.split("```console\n").skip(1).filter_map(|rest| rest.split_once("```"));
    blocks.filter_map(|(block, _)| block.strip_prefix(COMMAND)?.split_once('\n')).collect()
}

#[test]
fn the_examples_print_what_the_readme_shows() {
    let readme = fs::read_to_string(package().join("README.md")).unwrap();
    let examples = examples(&readme);
    assert!(!examples.is_empty());
    for (line, output) in examples {
        let printed = printed(line);
        assert!(
            printed == output,
            "`{line}` prints something else than README.md shows:\n{printed}"
        );
    }
}
