//! The spans of calls, attempts and waits, as a subscriber sees them.

mod attribute;
mod calls;
mod cut;
mod handlers;
mod instrument;
mod predicate;
mod support;
mod together;
