//! The figures of a retry policy: the waits of a call that always fails, and what they do to a server.
//!
//! [`config`] reads a policy, a [`study`] simulates its calls, and a [`summary`] has the figures. The program `schedule`
//! prints and draws them; it needs the feature `program`, and the library does not.

pub mod axis;
pub mod config;
pub mod describe;
pub mod load;
pub mod number;
pub mod rows;
pub mod simulation;
pub mod spread;
pub mod study;
pub mod summary;
pub mod unit;
