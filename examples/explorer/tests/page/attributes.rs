//! The attributes that the page shows compile, and retry as the policy does.
//!
//! `attributes/shown.rs` has what the page shows for each case, each above a function that always fails.

use std::fmt::Write;
use std::time::Duration;
use std::{env, fs};

use backoff_retry::testing;
use explorer::texts;
use schedule::simulation::Run;

use crate::cases;

mod shown;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/page/attributes/shown.rs");

/// How many attempts a call makes at most, also without a limit.
const MOST: u32 = 40;

/// Returns the file.
fn written() -> String {
    let mut text = "//! Written by the test `the_attributes_are_those_of_the_page`.\n".to_owned();
    let mut calls = String::new();
    for (index, (line, _)) in cases::all().enumerate() {
        let attribute = texts::attribute(&cases::settings(line)).unwrap();
        let _ = write!(
            text,
            "\n/// `{line}`\n#[rustfmt::skip]\nmod case_{index} {{\n{attribute}\
             pub(super) fn call() -> Result<(), &'static str> {{\n    Err(\"refused\")\n}}\n}}\n"
        );
        let _ = writeln!(calls, "    case_{index}::call,");
    }
    let functions = "pub(super) const CALLS: &[fn() -> Result<(), &'static str>] = &[";
    let _ =
        write!(text, "\n/// The functions, in the order of the cases.\n{functions}\n{calls}];\n");
    text
}

#[test]
fn the_attributes_are_those_of_the_page() {
    let written = written();
    if env::var_os("BLESS").is_some() {
        fs::write(FILE, &written).unwrap();
    }
    assert!(
        fs::read_to_string(FILE).unwrap() == written,
        "{FILE} is not what the page shows; to record it: BLESS=1 cargo test"
    );
}

#[test]
fn functions_with_the_attributes_wait_as_the_policy_does() {
    assert_eq!(cases::all().count(), shown::CALLS.len());
    for ((line, _), call) in cases::all().zip(shown::CALLS) {
        let _limit = testing::limit_tries(MOST);
        let settings = cases::settings(line);
        let mut expected = {
            let _seed = testing::seed_jitter(7);
            Run::new(&settings.policy, Duration::ZERO, MOST).waits
        };
        if settings.has_budget {
            expected.truncate(settings.budget.capacity as usize);
        }
        let _seed = testing::seed_jitter(7);
        let scope = testing::virtual_time();
        assert_eq!(call(), Err("refused"));
        assert_eq!(scope.waits(), expected, "`{line}`");
    }
}
