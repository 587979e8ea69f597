//! What other retry libraries got wrong (TRAPS.md): a test for each, named after it.
//!
//! Covered elsewhere, or not applicable:
//! - a default log that prints arguments, and log lines that multiply: `tests/log.rs`
//! - a wrong attribute drops the function or panics the macro: `tests/ui`
//! - the README's own example does not parse: its blocks are doctests (`src/lib.rs`)
//! - NaN or infinite factors, overflow of each generator, `f32` maths: `tests/generators.rs` as well
//! - two runtime features that exclude each other, no `std` with a fixed seed, and a log that depends on
//!   the features of the user's crate: a matter of builds with other features, in other crates. Here is
//!   only checked what the macro quotes, and that two threads do not draw alike.
//! - Retry-After as HTTP writes it: nothing here parses it; `runtime` takes a `Duration`
//! - a sleep that ignores its abort signal: the library has no signal, a future is dropped
#![allow(missing_docs)]

#[macro_use]
#[path = "traps/world.rs"]
mod world;

#[path = "traps/body.rs"]
mod body;
#[path = "traps/jitters.rs"]
mod jitters;
#[path = "traps/limits.rs"]
mod limits;
#[path = "traps/told.rs"]
mod told;
#[path = "traps/waits.rs"]
mod waits;
