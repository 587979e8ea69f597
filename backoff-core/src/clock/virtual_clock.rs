use core::future::{Ready, ready};
use core::time::Duration;

use super::nanos::NanosCounter;
use super::{AsyncSleep, Clock, Sleep};

/// A clock for tests. It starts at zero and moves only when something sleeps on it or calls
/// [`advance`](VirtualClock::advance); sleeping returns immediately.
///
/// The clock counts nanoseconds and saturates after `u64::MAX` of them, about 584 years; from then on
/// [`time`](VirtualClock::time) returns [`Duration::MAX`].
///
/// It is `Sync`, so that it can be a `static`, except without the feature `std` on targets that lack 64-bit
/// atomics, such as `thumbv6m-none-eabi`.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{Sleep, VirtualClock};
///
/// let clock = VirtualClock::new();
/// Sleep::sleep(&clock, Duration::from_secs(60)); // returns immediately
/// clock.advance(Duration::from_secs(1));
/// assert_eq!(clock.time(), Duration::from_secs(61));
/// ```
#[derive(Debug, Default)]
pub struct VirtualClock {
    nanos: NanosCounter,
}

impl VirtualClock {
    /// Creates a clock that stands at zero.
    ///
    /// ```
    /// use backoff_retry::{VirtualClock, expo, on_exception};
    ///
    /// #[on_exception(expo, max_tries = 5, clock = VirtualClock::new())]
    /// fn connect() -> Result<(), &'static str> {
    ///     Err("refused")
    /// }
    ///
    /// assert_eq!(connect(), Err("refused")); // after five attempts, without waiting
    /// ```
    pub const fn new() -> Self {
        Self { nanos: NanosCounter::new() }
    }

    /// Returns the time since the clock was created.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_tries(4).no_jitter();
    ///
    /// let clock = VirtualClock::new();
    /// API.call_blocking(|| Err::<(), _>("refused")).clock(&clock).run().unwrap_err();
    /// assert_eq!(clock.time(), Duration::from_secs(1 + 2 + 4));
    /// ```
    pub fn time(&self) -> Duration {
        // A saturated clock must still reach every `max_time`, however long.
        match self.nanos.get() {
            u64::MAX => Duration::MAX,
            nanos => Duration::from_nanos(nanos),
        }
    }

    /// Advances the clock by `by`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, VirtualClock, expo};
    ///
    /// static API: Policy = Policy::new(expo()).max_time(Duration::from_secs(60));
    ///
    /// let clock = VirtualClock::new();
    /// let slow = || {
    ///     clock.advance(Duration::from_secs(40)); // what an attempt takes
    ///     Err::<(), _>("refused")
    /// };
    /// assert_eq!(API.call_blocking(slow).clock(&clock).report().tries, 2);
    /// ```
    pub fn advance(&self, by: Duration) {
        self.nanos.add(u64::try_from(by.as_nanos()).unwrap_or(u64::MAX));
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
