//! The clock of a function that names none. Features decide here, so that no `cfg` stands in the code
//! that the attributes write: there it would be about the features of the user's crate.

/// The clock of sync functions.
#[cfg(feature = "std")]
#[inline]
#[must_use]
pub fn sync_clock() -> crate::clock::ThreadClock {
    crate::clock::ThreadClock
}

/// The clock of sync functions: without `std` there is none.
#[cfg(not(feature = "std"))]
#[inline]
#[must_use]
pub fn sync_clock() -> NoClock {
    NoClock
}

/// The clock of async functions.
#[cfg(feature = "tokio")]
#[inline]
#[must_use]
pub fn async_clock() -> crate::clock::TokioClock {
    crate::clock::TokioClock
}

/// The clock of async functions: without a timer's feature there is none.
#[cfg(not(feature = "tokio"))]
#[inline]
#[must_use]
pub fn async_clock() -> NoClock {
    NoClock
}

/// Stands where no clock is to be had; the traits that it lacks say what to do.
#[cfg(not(feature = "tokio"))]
#[derive(Debug)]
pub struct NoClock;

// It is a clock, so that there is one error, about the sleep, and not another about the clock.
#[cfg(not(feature = "tokio"))]
impl crate::clock::Clock for NoClock {
    type Instant = ();

    fn now(&self) {}

    fn elapsed(&self, (): ()) -> core::time::Duration {
        core::time::Duration::ZERO
    }
}
