//! Tests of the program as it is run: its output, its messages and its charts.
//!
//! After a change: `BLESS=1 cargo test -p schedule`, and read what has changed.

mod charts;
mod messages;
mod output;
mod readme;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::{env, fs};

/// Runs the program in the root of the repository.
fn schedule(line: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_schedule"));
    command.args(line.split_whitespace()).current_dir(repository());
    command.output().expect("the program starts")
}

/// Returns what the program prints.
fn printed(line: &str) -> String {
    let output = schedule(line);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "`{line}`: {errors}");
    String::from_utf8(output.stdout).expect("the output is text")
}

/// Returns the chart that the program draws.
fn drawn(line: &str) -> String {
    let name = format!("schedule-{}-{:?}.svg", std::process::id(), std::thread::current().id());
    let file = env::temp_dir().join(name);
    printed(&format!("{line} --svg {}", file.display()));
    let svg = fs::read_to_string(&file).expect("the program writes the chart");
    fs::remove_file(file).expect("the chart can be removed");
    svg
}

/// Compares a text with a file, or writes it with `BLESS=1`.
fn assert_recorded(file: &Path, text: &str) {
    if env::var_os("BLESS").is_some() {
        fs::write(file, text).expect("the file can be written");
    }
    let recorded = fs::read_to_string(file).unwrap_or_default();
    assert!(
        recorded == text,
        "`{}` is not what the program writes; to record it: `BLESS=1 cargo test -p schedule`\n\n{text}",
        file.display()
    );
}

fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn repository() -> PathBuf {
    package().ancestors().nth(2).expect("the package is in `examples/schedule`").to_owned()
}
