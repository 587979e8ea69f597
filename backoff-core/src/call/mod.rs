//! Calls and loops: code that is not a function of its own, retried by a [policy](crate::policy).
//!
//! An attribute emits its loop into the function. A closure is retried by a [`Call`]: [`Policy::call`] and
//! [`Policy::poll`] take a closure that returns a future, [`Policy::call_blocking`] and [`Policy::poll_blocking`] one
//! that returns its result directly. Code that borrows its state mutably is retried by a loop, with an [`Attempts`]
//! that decides after each attempt. All of them share the state of a call, and leave the decision to the engine.
//!
//! [`Policy::call`]: crate::Policy::call
//! [`Policy::poll`]: crate::Policy::poll
//! [`Policy::call_blocking`]: crate::Policy::call_blocking
//! [`Policy::poll_blocking`]: crate::Policy::poll_blocking

#[doc(hidden)]
pub mod async_overrides;
mod async_setters;
mod attempts;
mod before_wait;
mod blocking;
mod builder;
#[doc(hidden)]
pub mod cancel;
mod end;
mod ending_setters;
mod entry;
#[doc(hidden)]
pub mod fallback;
mod future;
mod loop_entry;
mod name;
mod observed;
mod output;
mod override_future;
#[doc(hidden)]
pub mod overrides;
mod report;
mod returned;
mod setters;
#[cfg(feature = "spans")]
mod span;
mod state;
mod suspend;
#[doc(hidden)]
pub mod timeouts;

pub use attempts::Attempts;
#[doc(hidden)]
pub use builder::{Async, Blocking};
pub use builder::{ByDebug, Call};
pub use future::RetryFuture;
pub use loop_entry::Named;
#[doc(hidden)]
pub use output::{FutureOutput, ReportOutput, ResultOutput};
#[doc(hidden)]
pub use override_future::Never;
pub use report::{CallStatus, Report};
pub use returned::{ResultFuture, ReturnedResult, ValueFuture};

pub use crate::classify::{DebugError, DisplayError};
