//! What `docs/integrations/tonic.md` says of the code. Its examples are tests of rustdoc.

const PAGE: &str = include_str!("../../../../docs/integrations/tonic.md");
const FILE: &str = include_str!("../../src/retry.rs");
const MANIFEST: &str = include_str!("../../Cargo.toml");

#[test]
fn the_page_quotes_the_file_to_copy() {
    assert!(PAGE.contains(&format!("```rust\n{FILE}```\n")));
}

#[test]
fn the_file_to_copy_has_fewer_than_80_lines() {
    assert!(FILE.lines().count() < 80);
}

#[test]
fn the_page_lists_what_the_file_depends_on() {
    let (_, list) = PAGE.split_once("```toml\n[dependencies]\n").unwrap();
    let (list, _) = list.split_once("```").unwrap();
    for line in list.lines().filter(|line| !line.starts_with("backoff-retry")) {
        assert!(MANIFEST.lines().any(|other| other == line), "{line}");
    }
    let crates = FILE.lines().filter_map(|line| line.strip_prefix("use ")?.split("::").next());
    for name in crates.filter(|name| *name != "std") {
        let name = name.replace('_', "-");
        assert!(list.lines().any(|line| line.starts_with(&format!("{name} = "))), "{name}");
    }
}
