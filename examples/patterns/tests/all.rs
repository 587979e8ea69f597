//! Runs every program, and compares the list of them with the table in `examples/README.md`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

fn run(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_patterns"));
    command.args(arguments).output().expect("the binary of this package runs")
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the programs print UTF-8")
}

/// The names that the binary lists, below its first line.
fn names() -> Vec<String> {
    let list = run(&[]);
    assert!(list.status.success());
    text(list.stdout).lines().skip(1).map(str::to_owned).collect()
}

#[test]
fn every_program_succeeds_and_says_what_happened() {
    let names = names();
    assert!(!names.is_empty());
    for name in names {
        let Output { status, stdout, stderr } = run(&[&name]);
        let (stdout, stderr) = (text(stdout), text(stderr));
        assert!(status.success(), "{name}: {status}\n{stdout}{stderr}");
        let lines = stdout.lines().skip(1).count();
        assert!((2..=6).contains(&lines), "{name} prints {lines} lines\n{stdout}");
    }
}

#[test]
fn all_programs_run_in_one_process() {
    let Output { status, stdout, stderr } = run(&["all"]);
    assert!(status.success(), "{status}\n{}{}", text(stdout), text(stderr));
}

#[test]
fn unknown_program_is_an_error() {
    let Output { status, stderr, .. } = run(&["pol"]);
    assert_eq!(status.code(), Some(2));
    assert!(text(stderr).contains("unknown program `pol`"));
}

#[test]
fn every_program_has_a_row_in_the_table() {
    let readme = concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md");
    let readme = fs::read_to_string(readme).expect("examples/README.md exists");
    let linked = readme.split("](patterns/src/").skip(1).filter_map(|rest| rest.split_once(".rs)"));
    let linked: BTreeSet<_> = linked.map(|(name, _)| name.to_owned()).collect();
    assert_eq!(linked, names().into_iter().collect());
}

#[test]
fn every_file_is_in_the_list() {
    let files = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).expect("src exists");
    let files = files.map(|file| file.expect("src can be read").path());
    let programs = files.filter(|path| path.is_file() && !path.ends_with("main.rs"));
    let stem = |path: PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
    let programs: BTreeSet<_> = programs.filter_map(stem).collect();
    assert_eq!(programs, names().into_iter().collect());
}
