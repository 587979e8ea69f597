use core::time::Duration;
use std::boxed::Box;
use std::vec::Vec;

use super::scopes::{self, ScopeGuard, ScopeKind, SkippedWaits};
use crate::random;

/// Waits are skipped while this lives; made by [`no_waits`].
#[derive(Debug)]
#[must_use = "waits are skipped only as long as this is kept: write `let waits = no_waits();`"]
pub struct NoWaits(ScopeGuard);

/// The library's own clocks do not wait, as long as the guard lives.
///
/// A wait that is skipped counts as elapsed, since `max_time` alone would else never be reached, and so does the time
/// that really passes. Tasks that run side by side in one scope do not age each other: what is skipped counts
/// for the task that would have waited (outside of tasks: for the thread), and with it for all the retries that
/// are under way there.
///
/// A skipped wait is over at once and does not let other tasks run. A call that waits for what another task of its
/// thread does wants tokio's paused time instead. Clocks of your own, given by `clock = ..`, are left alone.
///
/// ```
/// use std::time::Duration;
/// use backoff_core::{Sleep, ThreadClock, testing};
///
/// let scope = testing::no_waits();
/// ThreadClock.sleep(Duration::from_secs(3600)); // returns at once
/// assert_eq!(scope.waits(), [Duration::from_secs(3600)]);
/// ```
pub fn no_waits() -> NoWaits {
    NoWaits(ScopeGuard::new(ScopeKind::Waits(SkippedWaits::on_top())))
}

impl NoWaits {
    /// The waits that were skipped so far, in their order.
    pub fn waits(&self) -> Vec<Duration> {
        self.0.with_waits(|waits| waits.recorded.clone())
    }
}

/// Time is virtual while this lives; made by [`virtual_time`].
#[derive(Debug)]
#[must_use = "time is virtual only as long as this is kept: write `let time = virtual_time();`"]
pub struct VirtualTime(ScopeGuard);

/// The library's own clocks do not wait, and show only what was skipped and what [`advance`] adds, as
/// long as the guard lives: elapsed times are exact.
///
/// One time for all that the scope reaches: tasks that run side by side in it add up. Else it is as
/// [`no_waits`]. Open it before the call that it is for. No elapsed time exceeds 1000 years.
///
/// ```
/// use std::time::Duration;
/// use backoff_core::{Clock, Sleep, ThreadClock, testing};
///
/// let time = testing::virtual_time();
/// let start = ThreadClock.now();
/// ThreadClock.sleep(Duration::from_secs(60));
/// time.advance(Duration::from_secs(5));
/// assert_eq!(ThreadClock.elapsed(start), Duration::from_secs(65));
/// assert_eq!(time.elapsed(), Duration::from_secs(65));
/// ```
pub fn virtual_time() -> VirtualTime {
    VirtualTime(ScopeGuard::new(ScopeKind::Waits(SkippedWaits::virtual_time())))
}

impl VirtualTime {
    /// The time since the scope was opened: the waits, and what was added.
    pub fn elapsed(&self) -> Duration {
        self.0.with_waits(|waits| waits.skipped())
    }

    /// The waits that were skipped so far, in their order.
    pub fn waits(&self) -> Vec<Duration> {
        self.0.with_waits(|waits| waits.recorded.clone())
    }

    /// Moves the time on. This is no wait.
    pub fn advance(&self, by: Duration) {
        self.0.with_waits(|waits| waits.advance(by));
    }
}

/// Lets time pass, as an attempt that takes long would: for the body of a retried function.
///
/// It moves the latest [`virtual_time`] or [`no_waits`] on that is in force here. Where none is, it does
/// nothing: the function may run outside of tests as well.
pub fn advance(by: Duration) {
    scopes::advance(by);
}

/// Calls make few attempts while this lives; made by [`limit_tries`].
#[derive(Debug)]
#[must_use = "tries are limited only as long as this is kept: write `let _limit = limit_tries(2);`"]
pub struct LimitTries {
    _guard: ScopeGuard,
}

/// No retried call makes more than `tries` attempts, the first included, as long as the guard lives.
///
/// It lowers `max_tries` and never raises it; 0 means 1. The call then gives up with
/// [`GiveUpReason::MaxTries`](crate::GiveUpReason::MaxTries). It holds for every clock.
pub fn limit_tries(tries: u32) -> LimitTries {
    LimitTries { _guard: ScopeGuard::new(ScopeKind::Tries(tries.max(1))) }
}

/// Jitter comes from a seed while this lives; made by [`seed_jitter`].
#[derive(Debug)]
#[must_use = "jitter is seeded only as long as this is kept: write `let _seed = seed_jitter(42);`"]
pub struct SeedJitter {
    _guard: ScopeGuard,
}

/// The library's random source draws from this seed, as long as the guard lives: `full_jitter`,
/// `equal_jitter`, `random_jitter` and `decorrelated` then give the same waits each time.
///
/// All that the scope reaches shares the one source, so calls that run side by side get the same waits only if
/// they come in the same order.
pub fn seed_jitter(seed: u64) -> SeedJitter {
    SeedJitter { _guard: ScopeGuard::new(ScopeKind::Seed(Box::new(random::seeded(seed)))) }
}
