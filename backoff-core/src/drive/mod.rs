//! Drivers: they run what is retried, and sleep.
//!
//! An attribute writes its loop into the function. What is no function of its own is driven from here, by a
//! [policy](crate::policy): a closure, blocking or as a future ([`Call`]), or a loop of the user's that asks
//! after each attempt ([`Attempts`]). All of them follow one course, which asks the
//! [engine](crate::engine).

mod attempts;
mod call;
mod course;
mod future;
mod hooks;
mod report;
mod returned;
mod setters;
mod value;

pub use attempts::Attempts;
pub use call::{Call, Choice, Chosen, Reporting, Unset};
pub use future::{Retrying, Yields};
pub use hooks::Hooks;
pub use report::{Ended, Report};
pub use returned::{Later, Mode, Now, OnError, OnValue, Returned};
pub use value::Value;
