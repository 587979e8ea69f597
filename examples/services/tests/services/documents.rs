//! The Rust blocks of `docs/integrations/databases.md` are parts of the files that they name.

use std::fs;
use std::path::Path;

#[test]
fn the_blocks_of_the_guide_are_in_the_files_that_they_name() {
    let repository = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let guide = fs::read_to_string(repository.join("docs/integrations/databases.md")).unwrap();
    let blocks: Vec<_> = guide.split("```rust").skip(1).collect();
    assert!(blocks.len() >= 6, "the guide has {} blocks", blocks.len());
    for block in blocks {
        let (_, code) = block.split_once('\n').unwrap();
        let (code, _) = code.split_once("```").unwrap();
        let (file, code) = code.strip_prefix("// ").unwrap().split_once('\n').unwrap();
        let source = fs::read_to_string(repository.join(file)).unwrap();
        // A line of its own stands for what is left out.
        for part in code.split("// ..\n") {
            let indented = |indent: &str| {
                let lines = part.trim().lines();
                let lines = lines.map(|line| format!("{indent}{line}").trim_end().to_owned());
                lines.collect::<Vec<_>>().join("\n")
            };
            let indents = ["", "    ", "        "];
            let found = indents.iter().any(|indent| source.contains(&indented(indent)));
            assert!(found, "{file} has no such code:\n{part}");
        }
    }
}
