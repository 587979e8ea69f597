//! The options of the attributes: one file an option. `handlers` and `order` test rules of several options.
#![deny(warnings)]
#![allow(missing_docs)]
// Filters and handlers take a reference, whatever the error is.
#![allow(clippy::trivially_copy_pass_by_ref)]
// A fallback takes its argument by value, and returns what the function returns.
#![allow(clippy::needless_pass_by_value, clippy::unnecessary_wraps)]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod args;
mod attempt;
mod attempt_timeout;
mod budget;
mod cancel;
mod clock;
mod clone;
mod crate_path;
mod fallback;
mod filter;
mod giveup;
mod handlers;
mod inlined;
mod jitter;
mod lend;
mod log;
mod matches;
mod max_time;
mod max_tries;
mod name;
mod on_backoff;
mod on_giveup;
mod on_success;
mod on_try;
mod order;
mod raise_on_giveup;
mod timeout;
