//! What the attributes write for some functions: `snapshots/NAME.rs` is the source, and
//! `snapshots/NAME.expanded.rs` what becomes of it, formatted.
//!
//! `p` is short for `::backoff_retry::__private`. Hygiene does not show: a name of the user and one of the expansion may look the same, and are not.
//! After a change: `BLESS=1 cargo test -p expansion-tests`, and read what has changed.

use std::fs;
use std::path::Path;

#[test]
fn expansion() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("snapshots");
    let bless = std::env::var_os("BLESS").is_some();
    let mut names: Vec<String> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").file_name().into_string().expect("UTF-8"))
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .collect();
    names.sort();
    let (outputs, sources): (Vec<_>, Vec<_>) =
        names.into_iter().partition(|name| name.ends_with(".expanded"));
    assert!(sources.len() >= 12, "a dozen functions, not {sources:?}");
    for output in &outputs {
        let source = output.trim_end_matches(".expanded");
        assert!(sources.iter().any(|name| name == source), "{output}.rs has no source");
    }
    let mut changed = Vec::new();
    for name in &sources {
        let source = fs::read_to_string(folder.join(format!("{name}.rs"))).expect("a source");
        let expanded = expansion_tests::expanded(&source);
        assert!(!expanded.contains("compile_error"), "{name}.rs has a fault:\n{expanded}");
        let path = folder.join(format!("{name}.expanded.rs"));
        // A checkout on Windows may have other line ends.
        let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        if expanded == expected {
            continue;
        }
        if bless {
            fs::write(&path, &expanded).expect("the snapshot can be written");
        } else {
            changed.push(format!("{}:\n{}", path.display(), difference(&expected, &expanded)));
        }
    }
    assert!(
        changed.is_empty(),
        "the expansion has changed: read what follows; if it is meant, run \
         `BLESS=1 cargo test -p expansion-tests` and commit\n\n{}",
        changed.join("\n")
    );
}

/// The lines between the first and the last that differ.
fn difference(expected: &str, found: &str) -> String {
    let (expected, found): (Vec<_>, Vec<_>) = (expected.lines().collect(), found.lines().collect());
    let same = |pairs: &mut dyn Iterator<Item = (&&str, &&str)>| {
        pairs.take_while(|(expected, found)| expected == found).count()
    };
    let start = same(&mut expected.iter().zip(&found));
    let end = same(&mut expected[start..].iter().rev().zip(found[start..].iter().rev()));
    let lines = |mark: &str, lines: &[&str]| -> String {
        lines[start..lines.len() - end].iter().map(|line| format!("{mark} {line}\n")).collect()
    };
    format!("line {}\n{}{}", start + 1, lines("-", &expected), lines("+", &found))
}
