//! The clock of a loop that names none. The loop may wait in either way, so its clock can do both, as far as
//! the features go; they decide here.

#[cfg(feature = "std")]
use core::time::Duration;

#[cfg(any(feature = "tokio", feature = "futures-timer"))]
use super::{AsyncClock as Time, async_clock as time};
#[cfg(feature = "std")]
use super::{Clock, Sleep};
#[cfg(all(feature = "std", not(any(feature = "tokio", feature = "futures-timer"))))]
use super::{SyncClock as Time, sync_clock as time};

#[cfg(not(feature = "std"))]
pub use super::AsyncClock as LoopClock;

/// Reads the clock of async functions, where there is one, and sleeps as either kind of function does.
#[cfg(feature = "std")]
#[derive(Clone, Copy, Debug)]
pub struct LoopClock;

#[cfg(feature = "std")]
impl Clock for LoopClock {
    type Instant = <Time as Clock>::Instant;

    fn now(&self) -> Self::Instant {
        time().now()
    }

    fn elapsed(&self, earlier: Self::Instant) -> Duration {
        time().elapsed(earlier)
    }
}

#[cfg(feature = "std")]
impl Sleep for LoopClock {
    fn sleep(&self, wait: Duration) {
        super::sync_clock().sleep(wait);
    }
}

#[cfg(any(feature = "tokio", feature = "futures-timer"))]
impl super::AsyncSleep for LoopClock {
    type Sleep = <Time as super::AsyncSleep>::Sleep;

    fn sleep(&self, wait: Duration) -> Self::Sleep {
        super::AsyncSleep::sleep(&time(), wait)
    }
}
