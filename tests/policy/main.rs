//! Policies: as values, in attributes, in calls and in loops.
#![deny(warnings)]
#![allow(missing_docs)]

#[path = "../support/mod.rs"]
mod support;

#[macro_use]
mod settings_forms;

mod async_handlers;
mod attribute;
mod call;
mod clock;
mod decide;
mod ending;
mod filter;
mod first_attempt;
mod log;
mod loops;
mod name;
mod report;
mod settings;
mod settings_combined;
mod settings_values;
mod timed;
mod timeouts;
mod timeouts_bodies;
mod timeouts_overridden;
