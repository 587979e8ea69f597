//! The mistakes in a body are reported once, and at the same place as without the attribute.
//!
//! `fixture/mistakes.rs` is checked twice by cargo, in a package that is made here for it: as it is, and
//! with the attributes commented out.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// The file, the line, the columns, the lint and the message.
type Found = (u64, u64, u64, String, String);

const SOURCE: &str = include_str!("../fixture/mistakes.rs");

const MANIFEST: &str = r#"
[workspace]

[package]
name = "NAME"
edition = "2024"

[dependencies]
backoff-retry = { path = 'PATH' }
"#;

fn check(name: &str, source: &str) -> Vec<Found> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let root = root.canonicalize().expect("the root of the workspace");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(folder.join("src")).expect("a folder");
    let manifest = MANIFEST.replace("NAME", name).replace("PATH", &root.display().to_string());
    fs::write(folder.join("Cargo.toml"), manifest).expect("a manifest");
    // The same dependencies as those that this test was built with: they are there.
    let lock = fs::read(root.join("Cargo.lock")).expect("a lock file");
    fs::write(folder.join("Cargo.lock"), lock).expect("a lock file");
    // Written anew, so that cargo checks it again; it would repeat the warnings of a cached check, too.
    fs::write(folder.join("src/lib.rs"), source).expect("a source");
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "--message-format=json"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.with_file_name("target"))
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .output()
        .expect("cargo runs");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{stderr}{}", String::from_utf8_lossy(&output.stdout));
    let mut found: Vec<_> = String::from_utf8(output.stdout)
        .expect("UTF-8")
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("JSON"))
        .filter(|message| message["reason"] == "compiler-message")
        .filter(|message| message["target"]["name"] == name)
        .filter_map(|message| finding(&message["message"]))
        .collect();
    found.sort();
    found
}

/// `None` for the count of warnings at the end.
fn finding(message: &Value) -> Option<Found> {
    let spans = message["spans"].as_array().expect("spans");
    let span = spans.iter().find(|span| span["is_primary"] == true)?;
    let number = |key: &str| span[key].as_u64().expect("a number");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let place = (number("line_start"), number("column_start"), number("column_end"));
    Some((place.0, place.1, place.2, text(&message["code"]["code"]), text(&message["message"])))
}

#[test]
fn mistakes_are_reported_as_without_the_attribute() {
    let bare: Vec<_> = SOURCE
        .lines()
        .map(|line| if line.trim_start().starts_with("#[on_") { "//" } else { line })
        .map(|line| if line.starts_with("use backoff_retry") { "//" } else { line })
        .collect();
    let bare = check("bare", &bare.join("\n"));
    let expected: BTreeSet<_> = (1..)
        .zip(SOURCE.lines())
        .filter_map(|(number, line)| Some((number, line.split_once(" //~ ")?.1)))
        .collect();
    let reported: BTreeSet<_> = bare.iter().map(|found| (found.0, found.3.as_str())).collect();
    assert_eq!(reported, expected, "what rustc says without the attributes");

    let annotated = check("annotated", SOURCE);
    let lines = |found: &[Found], others: &[Found]| -> String {
        let others: BTreeSet<_> = others.iter().collect();
        let found = found.iter().filter(|found| !others.contains(found));
        let lines = found.map(|(line, from, to, lint, message)| {
            format!("  {line}:{from}-{to} {lint}: {message}")
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    assert!(
        annotated == bare,
        "with the attributes\nlost:\n{}\nadded:\n{}\n{} found, {} without",
        lines(&bare, &annotated),
        lines(&annotated, &bare),
        annotated.len(),
        bare.len(),
    );
}
