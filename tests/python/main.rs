//! What is the same as in Python's backoff, and what differs on purpose. The recorded cases are run by
//! `tests/conformance.rs`.
#![allow(missing_docs)]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod differences;
