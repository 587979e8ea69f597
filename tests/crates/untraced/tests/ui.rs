//! What the library says without the feature `spans`. The cases are compiled with the features that this package asks
//! for, whatever the rest of the workspace enables.
//!
//! After a change of a message, or of the toolchain: `TRYBUILD=overwrite cargo test -p untraced-tests`.

#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/ui/without_span.rs");
    cases.compile_fail("tests/ui/span.rs");
}
