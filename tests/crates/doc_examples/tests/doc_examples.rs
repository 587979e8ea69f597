//! The Rust blocks of the documentation: each is a test, named after its file and its line.
//!
//! `build.rs` writes them so that the lines that rustc and a panic name are those of the documentation.

// As in rustdoc's own tests; clippy reads what people write here, and these lines are generated.
#![allow(unused, clippy::all)]

include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// What the `main` of a block may return.
trait Finished {
    /// Panics if `main` failed.
    fn check(self);
}

impl Finished for () {
    fn check(self) {}
}

impl<E: std::fmt::Debug> Finished for Result<(), E> {
    fn check(self) {
        self.expect("`main` returns no error");
    }
}
