//! The clocks of functions that name none.
//!
//! The features are checked here and not in the expansion of the attributes, where a `cfg` would ask about the
//! features of the user's crate.

/// The default clock of async functions.
#[cfg(all(feature = "tokio", feature = "futures-timer"))]
pub type AsyncClock = super::EitherClock;
/// The default clock of async functions.
#[cfg(all(feature = "futures-timer", not(feature = "tokio")))]
pub type AsyncClock = super::TimerClock;
/// The default clock of async functions.
#[cfg(all(feature = "tokio", not(feature = "futures-timer")))]
pub type AsyncClock = super::TokioClock;
/// The default clock of async functions: without a timer's feature, one that cannot sleep.
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
pub type AsyncClock = NoTimer;

/// The default clock of sync functions.
#[cfg(all(feature = "std", not(all(target_family = "wasm", target_os = "unknown"))))]
pub type SyncClock = super::ThreadClock;
/// The default clock of sync functions: without the feature `std`, and in a browser, one that cannot sleep.
#[cfg(any(not(feature = "std"), all(target_family = "wasm", target_os = "unknown")))]
pub type SyncClock = NoTimer;

/// Returns the default clock of sync functions.
#[inline]
#[must_use]
pub fn sync_clock() -> SyncClock {
    SyncClock {}
}

/// Returns the default clock of async functions.
#[inline]
#[must_use]
pub fn async_clock() -> AsyncClock {
    AsyncClock {}
}

/// The default clock where no feature provides one: it implements neither [`Sleep`](super::Sleep) nor
/// [`AsyncSleep`](super::AsyncSleep), whose compiler errors name the feature to enable.
#[cfg(any(
    not(any(feature = "tokio", feature = "futures-timer")),
    all(target_family = "wasm", target_os = "unknown")
))]
#[derive(Clone, Copy, Debug)]
pub struct NoTimer;

// It implements `Clock`, so that the user sees one error, about the sleep, and no second one about the clock.
#[cfg(any(
    not(any(feature = "tokio", feature = "futures-timer")),
    all(target_family = "wasm", target_os = "unknown")
))]
impl super::Clock for NoTimer {
    type Instant = ();

    fn now(&self) {}

    fn elapsed(&self, (): ()) -> core::time::Duration {
        core::time::Duration::ZERO
    }
}
