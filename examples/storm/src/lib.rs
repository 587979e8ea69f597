//! Simulations of retries in virtual time: their clock, their random numbers, and the [`model`] of a server that is slow
//! for a while.
//!
//! The program `storm` runs experiments with them; it needs the feature `program`, and the library does not.

pub mod events;
pub mod jitter;
pub mod model;
pub mod random;
