use core::future::{Ready, ready};
use core::sync::atomic::{AtomicU64, Ordering};
use core::time::Duration;

use super::{AsyncSleep, Clock, Sleep};

/// A clock for tests: it starts at zero and moves only when something sleeps on it or calls
/// [`advance`](VirtualClock::advance). Sleeping returns at once.
///
/// It counts nanoseconds up to `u64::MAX` of them, which are 584 years; there all time has passed, and it is
/// [`Duration::MAX`].
///
/// ```
/// use std::time::Duration;
/// use backoff_core::{Sleep, VirtualClock};
///
/// let clock = VirtualClock::new();
/// Sleep::sleep(&clock, Duration::from_secs(60)); // returns at once
/// clock.advance(Duration::from_secs(1));
/// assert_eq!(clock.time(), Duration::from_secs(61));
/// ```
#[derive(Debug, Default)]
pub struct VirtualClock {
    nanos: AtomicU64,
}

impl VirtualClock {
    /// A clock that stands at zero.
    pub const fn new() -> Self {
        Self { nanos: AtomicU64::new(0) }
    }

    /// The time since the clock was made.
    pub fn time(&self) -> Duration {
        // A limit that lies behind the end of the clock is reached at its end.
        match self.nanos.load(Ordering::Relaxed) {
            u64::MAX => Duration::MAX,
            nanos => Duration::from_nanos(nanos),
        }
    }

    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        let by = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        let moved = |nanos: u64| Some(nanos.saturating_add(by));
        // The closure always answers, so the update cannot fail.
        let _ = self.nanos.fetch_update(Ordering::Relaxed, Ordering::Relaxed, moved);
    }
}

impl Clock for VirtualClock {
    type Instant = Duration;

    fn now(&self) -> Duration {
        self.time()
    }

    fn elapsed(&self, earlier: Duration) -> Duration {
        self.time().saturating_sub(earlier)
    }
}

impl Sleep for VirtualClock {
    fn sleep(&self, wait: Duration) {
        self.advance(wait);
    }
}

impl AsyncSleep for VirtualClock {
    type Sleep = Ready<()>;

    fn sleep(&self, wait: Duration) -> Ready<()> {
        self.advance(wait);
        ready(())
    }
}
