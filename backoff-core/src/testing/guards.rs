use core::time::Duration;
use std::boxed::Box;
use std::vec::Vec;

use super::scopes::{self, ScopeGuard, ScopeKind, SkippedWaits};
use crate::random;

/// The guard of a scope in which waits are skipped; returned by [`no_waits`].
///
/// ```
/// use backoff_retry::testing::{self, NoWaits};
///
/// struct Fixture {
///     scope: NoWaits, // until the fixture is dropped
/// }
///
/// let fixture = Fixture { scope: testing::no_waits() };
/// assert!(fixture.scope.waits().is_empty());
/// ```
#[derive(Debug)]
#[must_use = "dropping the guard closes the scope; write `let scope = no_waits();`"]
pub struct NoWaits(ScopeGuard);

/// Opens a scope in which the library's own clocks skip waits, on top of real time.
///
/// A skipped wait counts as elapsed time, and so does the time that really passes. Skipped time is counted by task, or
/// by thread outside of tasks: calls in one task share it, but tasks that run side by side do not age each other.
///
/// A skipped wait of an async function yields to the runtime once, so that other tasks run.
///
/// Clocks that you pass with `clock = ..`, other than the library's own, are not affected.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{Sleep, ThreadClock, testing};
///
/// let scope = testing::no_waits();
/// ThreadClock.sleep(Duration::from_secs(3600)); // returns immediately
/// assert_eq!(scope.waits(), [Duration::from_secs(3600)]);
/// ```
pub fn no_waits() -> NoWaits {
    NoWaits(ScopeGuard::new(ScopeKind::Waits(SkippedWaits::on_real_time())))
}

impl NoWaits {
    /// Returns the waits that were skipped so far, in order; at most the first 10,000.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{constant, on_exception, testing};
    ///
    /// #[on_exception(constant(10s), max_tries = 3, jitter = none)]
    /// fn connect() -> Result<(), &'static str> {
    ///     Err("refused")
    /// }
    ///
    /// let scope = testing::no_waits();
    /// connect().unwrap_err();
    /// assert_eq!(scope.waits(), [Duration::from_secs(10); 2]);
    /// ```
    pub fn waits(&self) -> Vec<Duration> {
        self.0.with_waits(|waits| waits.recorded())
    }
}

/// The guard of a scope in which time is virtual; returned by [`virtual_time`].
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::testing::{self, VirtualTime};
///
/// struct Fixture {
///     time: VirtualTime, // until the fixture is dropped
/// }
///
/// let fixture = Fixture { time: testing::virtual_time() };
/// assert_eq!(fixture.time.elapsed(), Duration::ZERO);
/// ```
#[derive(Debug)]
#[must_use = "dropping the guard closes the scope; write `let time = virtual_time();`"]
pub struct VirtualTime(ScopeGuard);

/// Opens a scope in which the library's own clocks skip waits and show virtual time, so that elapsed times are exact.
///
/// Time starts when the scope is opened and passes only by skipped waits and by [`advance`]. Everything that the
/// scope applies to shares this time: the waits of tasks that run side by side add up. No elapsed time exceeds 1000
/// years.
///
/// Open the scope before the call that it is meant for. A skipped wait of an async function yields to the runtime
/// once, so that other tasks run. Clocks that you pass with `clock = ..`, other than the library's own, are not
/// affected.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{Clock, Sleep, ThreadClock, testing};
///
/// let time = testing::virtual_time();
/// let start = ThreadClock.now();
/// ThreadClock.sleep(Duration::from_secs(60));
/// time.advance(Duration::from_secs(5));
/// assert_eq!(ThreadClock.elapsed(start), Duration::from_secs(65));
/// assert_eq!(time.elapsed(), Duration::from_secs(65));
/// ```
pub fn virtual_time() -> VirtualTime {
    VirtualTime(ScopeGuard::new(ScopeKind::Waits(SkippedWaits::on_virtual_time())))
}

impl VirtualTime {
    /// Returns the time since the scope was opened: the skipped waits, and what was added by `advance`.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{constant, on_exception, testing};
    ///
    /// #[on_exception(constant(10s), max_tries = 3, jitter = none)]
    /// fn connect() -> Result<(), &'static str> {
    ///     Err("refused")
    /// }
    ///
    /// let time = testing::virtual_time();
    /// connect().unwrap_err();
    /// assert_eq!(time.elapsed(), Duration::from_secs(20));
    /// ```
    pub fn elapsed(&self) -> Duration {
        self.0.with_waits(|waits| waits.skipped())
    }

    /// Returns the waits that were skipped so far, in order; at most the first 10,000.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Sleep, ThreadClock, testing};
    ///
    /// let time = testing::virtual_time();
    /// ThreadClock.sleep(Duration::from_secs(60));
    /// assert_eq!(time.waits(), [Duration::from_secs(60)]);
    /// ```
    pub fn waits(&self) -> Vec<Duration> {
        self.0.with_waits(|waits| waits.recorded())
    }

    /// Advances the time by `by`, without recording a wait.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::testing;
    ///
    /// let time = testing::virtual_time();
    /// time.advance(Duration::from_secs(5));
    /// assert_eq!(time.elapsed(), Duration::from_secs(5));
    /// assert!(time.waits().is_empty());
    /// ```
    pub fn advance(&self, by: Duration) {
        self.0.with_waits(|waits| waits.advance(by));
    }
}

/// Advances the time of the latest [`virtual_time`] or [`no_waits`] scope by `by`; outside of such a scope it does
/// nothing.
///
/// Call it in the body of a retried function to simulate an attempt that takes time.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::testing;
///
/// fn slow_attempt() {
///     testing::advance(Duration::from_secs(2));
/// }
///
/// let time = testing::virtual_time();
/// slow_attempt();
/// assert_eq!(time.elapsed(), Duration::from_secs(2));
/// ```
pub fn advance(by: Duration) {
    scopes::advance(by);
}

/// The guard of a scope in which attempts are limited; returned by [`limit_tries`].
///
/// ```
/// use backoff_retry::testing::{self, LimitTries};
///
/// struct Fixture {
///     _limit: LimitTries, // until the fixture is dropped
/// }
///
/// let fixture = Fixture { _limit: testing::limit_tries(2) };
/// ```
#[derive(Debug)]
#[must_use = "dropping the guard closes the scope; write `let _limit = limit_tries(2);`"]
pub struct LimitTries {
    _guard: ScopeGuard,
}

/// Opens a scope in which no call makes more than `tries` attempts, including the first.
///
/// The scope lowers `max_tries` and never raises it; 0 is taken as 1. A call that reaches the limit gives up with
/// [`GiveUpReason::MaxTries`](crate::GiveUpReason::MaxTries). The limit applies to calls on every clock.
///
/// ```
/// use backoff_retry::{expo, on_exception, testing};
///
/// #[on_exception(expo(factor = 1us), max_tries = 50)]
/// fn connect(attempts: &mut u32) -> Result<(), &'static str> {
///     *attempts += 1;
///     Err("refused")
/// }
///
/// let _limit = testing::limit_tries(2); // until the end of the test
/// let mut attempts = 0;
/// connect(&mut attempts).unwrap_err();
/// assert_eq!(attempts, 2);
/// ```
pub fn limit_tries(tries: u32) -> LimitTries {
    LimitTries { _guard: ScopeGuard::new(ScopeKind::Tries(tries.max(1))) }
}

/// The guard of a scope in which jitter is seeded; returned by [`seed_jitter`].
///
/// ```
/// use backoff_retry::testing::{self, SeedJitter};
///
/// struct Fixture {
///     _seed: SeedJitter, // until the fixture is dropped
/// }
///
/// let fixture = Fixture { _seed: testing::seed_jitter(42) };
/// ```
#[derive(Debug)]
#[must_use = "dropping the guard closes the scope; write `let _seed = seed_jitter(42);`"]
pub struct SeedJitter {
    _guard: ScopeGuard,
}

/// Opens a scope in which the library's random source is seeded with `seed`, so that `full_jitter`, `equal_jitter`,
/// `random_jitter` and `decorrelated` give the same waits in every run.
///
/// Everything that the scope applies to draws from one source: calls that run side by side get the same waits only if
/// they draw in the same order.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{full_jitter, testing};
///
/// let draw = || {
///     let _seed = testing::seed_jitter(42);
///     full_jitter(Duration::from_secs(8))
/// };
/// assert_eq!(draw(), draw());
/// ```
pub fn seed_jitter(seed: u64) -> SeedJitter {
    SeedJitter { _guard: ScopeGuard::new(ScopeKind::Seed(Box::new(random::seeded(seed)))) }
}
