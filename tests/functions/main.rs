//! The functions that can be annotated: each kind compiles without a warning, and is retried.
#![deny(warnings)]
#![allow(missing_docs)]
// Owned arguments and boxed receivers are what some of these functions are about.
#![allow(clippy::needless_pass_by_value, clippy::boxed_local)]

#[macro_use]
#[path = "../support/mod.rs"]
mod support;

mod aliases;
mod arguments;
mod body;
mod filters;
mod futures;
mod generics;
mod hygiene;
mod methods;
mod ownership;
mod panics;
mod pointers;
mod shapes;
mod stacked;
