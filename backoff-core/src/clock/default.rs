//! The clock of a function that names none. Features decide here, so that no `cfg` stands in the code
//! that the attributes write: there it would be about the features of the user's crate.

#[cfg(all(feature = "tokio", feature = "futures-timer"))]
pub use super::EitherClock as AsyncClock;
#[cfg(feature = "std")]
pub use super::ThreadClock as SyncClock;
#[cfg(all(feature = "futures-timer", not(feature = "tokio")))]
pub use super::TimerClock as AsyncClock;
#[cfg(all(feature = "tokio", not(feature = "futures-timer")))]
pub use super::TokioClock as AsyncClock;

#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
pub use NoClock as AsyncClock;
#[cfg(not(feature = "std"))]
pub use NoClock as SyncClock;

/// The clock of sync functions; without `std` there is none.
#[inline]
#[must_use]
pub fn sync_clock() -> SyncClock {
    SyncClock
}

/// The clock of async functions; without a timer's feature there is none.
#[inline]
#[must_use]
pub fn async_clock() -> AsyncClock {
    AsyncClock
}

/// Stands where no clock is to be had; the traits that it lacks say what to do.
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
#[derive(Debug)]
pub struct NoClock;

// It is a clock, so that there is one error, about the sleep, and not another about the clock.
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
impl super::Clock for NoClock {
    type Instant = ();

    fn now(&self) {}

    fn elapsed(&self, (): ()) -> core::time::Duration {
        core::time::Duration::ZERO
    }
}
