//! The clock of a function that names none. Features decide here, so that no `cfg` stands in the code
//! that the attributes write: there it would be about the features of the user's crate.

/// The clock of async functions.
#[cfg(all(feature = "tokio", feature = "futures-timer"))]
pub type AsyncClock = super::EitherClock;
/// The clock of sync functions.
#[cfg(feature = "std")]
pub type SyncClock = super::ThreadClock;
/// The clock of async functions.
#[cfg(all(feature = "futures-timer", not(feature = "tokio")))]
pub type AsyncClock = super::TimerClock;
/// The clock of async functions.
#[cfg(all(feature = "tokio", not(feature = "futures-timer")))]
pub type AsyncClock = super::TokioClock;

/// The clock of async functions.
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
pub type AsyncClock = NoTimer;
/// The clock of sync functions.
#[cfg(not(feature = "std"))]
pub type SyncClock = NoTimer;

/// The clock of sync functions; without `std` there is none.
#[inline]
#[must_use]
pub fn sync_clock() -> SyncClock {
    SyncClock {}
}

/// The clock of async functions; without a timer's feature there is none.
#[inline]
#[must_use]
pub fn async_clock() -> AsyncClock {
    AsyncClock {}
}

/// Stands where no clock is to be had; the traits that it lacks say what to do.
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
#[derive(Debug)]
pub struct NoTimer;

// It is a clock, so that there is one error, about the sleep, and not another about the clock.
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
impl super::Clock for NoTimer {
    type Instant = ();

    fn now(&self) {}

    fn elapsed(&self, (): ()) -> core::time::Duration {
        core::time::Duration::ZERO
    }
}
