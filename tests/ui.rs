//! What the attributes say about faults, word for word, and what they take in silence.
//!
//! The snapshots hold rustc's own words too. After a change of a message, or of the toolchain:
//! `TRYBUILD=overwrite cargo test --test ui`, and read what has changed.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/fail/*.rs");
    cases.pass("tests/ui/pass/*.rs");
}
