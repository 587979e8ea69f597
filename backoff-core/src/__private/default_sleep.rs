//! The sleep of a function whose attribute names no clock.

use core::time::Duration;

#[cfg(any(feature = "tokio", feature = "futures-timer"))]
use crate::clock::{AsyncClock, AsyncSleep, async_clock};

/// Sleeps on the default clock of async functions.
// It is generic, so that where there is none, the use is reported and not the library.
#[inline]
pub fn default_sleep<W: SleepByDefault>(wait: W) -> W::Sleep {
    wait.sleep()
}

/// Implemented for `Duration` where async functions have a default clock, and for nothing elsewhere.
#[diagnostic::on_unimplemented(
    message = "there is no timer for async functions",
    label = "no timer for an async retry",
    note = "enable the feature `tokio` of `backoff-retry`, or `futures-timer` for any other runtime, \
            or pass `clock = ..` a value that implements `Clock` and `AsyncSleep`"
)]
pub trait SleepByDefault {
    /// The future of the sleep.
    type Sleep: Future<Output = ()>;

    /// Returns a future that completes after this time.
    fn sleep(self) -> Self::Sleep;
}

#[cfg(any(feature = "tokio", feature = "futures-timer"))]
impl SleepByDefault for Duration {
    type Sleep = <AsyncClock as AsyncSleep>::Sleep;

    #[inline]
    fn sleep(self) -> Self::Sleep {
        async_clock().sleep(self)
    }
}
