//! Tests of the page without a browser.
//!
//! After a change of what is written: `BLESS=1 cargo test`, and read what has changed.

mod attributes;
mod cases;
mod configurations;
mod messages;
mod storms;
mod views;
