use core::future::{Ready, ready};
use core::time::Duration;
use std::sync::{Mutex, PoisonError};
use std::vec::Vec;

use crate::clock::{AsyncSleep, Clock, Sleep, VirtualClock};

/// A [`VirtualClock`] that also writes down what was slept on it, for `clock = ..`.
///
/// It starts at zero. In a static it serves all tests of the process at once; for one test each, put it in an
/// `Arc`.
///
/// ```
/// use std::time::Duration;
/// use backoff_core::Sleep;
/// use backoff_core::testing::RecordingClock;
///
/// static CLOCK: RecordingClock = RecordingClock::new();
///
/// Sleep::sleep(&CLOCK, Duration::from_secs(2)); // returns at once
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
    /// A clock that stands at zero.
    pub const fn new() -> Self {
        Self { clock: VirtualClock::new(), waits: Mutex::new(Vec::new()) }
    }

    /// The waits so far, in their order.
    pub fn waits(&self) -> Vec<Duration> {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The time since the clock was made.
    pub fn time(&self) -> Duration {
        self.clock.time()
    }

    /// Moves the clock on. This is no wait.
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    fn record(&self, wait: Duration) {
        self.waits.lock().unwrap_or_else(PoisonError::into_inner).push(wait);
        self.clock.advance(wait);
    }
}

// Left out of the compiler's lists of clocks, which would else differ from feature to feature.
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
}
