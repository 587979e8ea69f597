use core::future::{Ready, ready};
use core::time::Duration;
use std::sync::{Mutex, PoisonError};
use std::vec::Vec;

use super::scopes::MAX_RECORDED;
use crate::clock::{AsyncSleep, Clock, Sleep, VirtualClock};

/// A [`VirtualClock`] that also records the waits slept on it, for `clock = ..`.
///
/// It starts at zero. A `static` one is shared by all tests of the process; put one into an `Arc` for a test of its
/// own.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::Sleep;
/// use backoff_retry::testing::RecordingClock;
///
/// static CLOCK: RecordingClock = RecordingClock::new();
///
/// Sleep::sleep(&CLOCK, Duration::from_secs(2)); // returns immediately
/// CLOCK.advance(Duration::from_secs(5));
/// assert_eq!(CLOCK.waits(), [Duration::from_secs(2)]);
/// assert_eq!(CLOCK.time(), Duration::from_secs(7));
/// ```
#[derive(Debug, Default)]
pub struct RecordingClock {
    clock: VirtualClock,
    waits: Mutex<Vec<Duration>>,
}

impl RecordingClock {
    /// Creates a clock that stands at zero.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::testing::RecordingClock;
    ///
    /// static CLOCK: RecordingClock = RecordingClock::new(); // for `clock = &CLOCK`
    /// assert_eq!(CLOCK.time(), Duration::ZERO);
    /// ```
    pub const fn new() -> Self {
        Self { clock: VirtualClock::new(), waits: Mutex::new(Vec::new()) }
    }

    /// Returns the waits so far, in order; at most the first 10,000.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::testing::RecordingClock;
    /// use backoff_retry::{Policy, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(3).no_jitter();
    ///
    /// let clock = RecordingClock::new();
    /// API.call_blocking(|| Err::<(), _>("refused")).clock(&clock).run().unwrap_err();
    /// assert_eq!(clock.waits(), [1, 2].map(Duration::from_secs));
    /// ```
    pub fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Returns the time since the clock was created.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::Sleep;
    /// use backoff_retry::testing::RecordingClock;
    ///
    /// let clock = RecordingClock::new();
    /// Sleep::sleep(&clock, Duration::from_secs(2));
    /// assert_eq!(clock.time(), Duration::from_secs(2));
    /// ```
    pub fn time(&self) -> Duration {
        self.clock.time()
    }

    /// Advances the clock by `by`, without recording a wait.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::testing::RecordingClock;
    ///
    /// let clock = RecordingClock::new();
    /// clock.advance(Duration::from_secs(5)); // what an attempt takes, for example
    /// assert_eq!((clock.time(), clock.waits()), (Duration::from_secs(5), vec![]));
    /// ```
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    fn record(&self, wait: Duration) {
        let mut waits = self.waits.lock().unwrap_or_else(PoisonError::into_inner);
        if waits.len() < MAX_RECORDED {
            waits.push(wait);
        }
        drop(waits);
        self.clock.advance(wait);
    }
}

// Keeps the compiler's lists of clocks the same whatever features are enabled.
#[diagnostic::do_not_recommend]
impl Clock for RecordingClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.clock.now()
    }

    fn elapsed(&self, earlier: Duration) -> Duration {
        self.clock.elapsed(earlier)
    }
}

#[diagnostic::do_not_recommend]
impl Sleep for RecordingClock {
    fn sleep(&self, wait: Duration) {
        self.record(wait);
    }
}

#[diagnostic::do_not_recommend]
impl AsyncSleep for RecordingClock {
    type Sleep = Ready<()>;

    fn sleep(&self, wait: Duration) -> Ready<()> {
        self.record(wait);
        ready(())
    }

    // The time limit of an attempt is not a wait.
    fn timer(&self, limit: Duration) -> Ready<()> {
        self.clock.advance(limit);
        ready(())
    }
}
