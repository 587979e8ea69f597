//! What several test binaries share. Each declares it by `#[macro_use] #[path = "../support/mod.rs"] mod support;`.
#![allow(dead_code, unused_macros)] // Each binary uses a part of it.

#[macro_use]
pub(crate) mod world;

pub(crate) mod collector;
pub(crate) mod errors;
pub(crate) mod notes;
pub(crate) mod script;
pub(crate) mod slow_clock;

/// Returns the future, and compiles only if it is `Send`.
pub(crate) fn send<F: Future + Send>(future: F) -> F {
    future
}
