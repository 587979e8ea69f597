//! The engine: the one place where it is decided whether an attempt is followed by another.
//!
//! It neither sleeps nor reads a clock, and it knows nothing of results: what has passed is handed to
//! it as a duration, and the wait generator as a function that it calls only when a wait is needed.
//! The attributes and the drivers all ask it, so the rules of retrying stand here and nowhere else.

use core::time::Duration;

use crate::event::GiveUpReason;
use crate::limits::Limits;

/// What follows an attempt that is to be retried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Wait that long, then try again.
    Retry(Duration),
    /// Return what the last attempt gave.
    GiveUp(GiveUpReason),
}

/// Decides after attempt number `tries`, which ended `elapsed` after the start of the call.
///
/// The order is that of Python's backoff: `giveup`, asked by the caller since it may be async, comes
/// first, also on the last try; then the limits; then the generator, asked through `next_wait`; then
/// `jitter`, and what it gives is clipped to the time that is left. So the last attempt of a call with
/// a `max_time` starts exactly at `max_time`.
///
/// ```
/// use std::time::Duration;
/// use backoff_core::engine::{Verdict, decide};
/// use backoff_core::{GiveUpReason, Limits};
///
/// let limits = Limits::none().max_tries(Some(3)).max_time(Some(Duration::from_secs(60)));
/// let wait = || Some(Duration::from_secs(8));
/// let decide_at = |tries, seconds| {
///     decide(tries, Duration::from_secs(seconds), &limits, false, wait, |wait| wait)
/// };
/// assert_eq!(decide_at(1, 0), Verdict::Retry(Duration::from_secs(8)));
/// assert_eq!(decide_at(2, 59), Verdict::Retry(Duration::from_secs(1)));
/// assert_eq!(decide_at(2, 60), Verdict::GiveUp(GiveUpReason::MaxTime));
/// assert_eq!(decide_at(3, 60), Verdict::GiveUp(GiveUpReason::MaxTries));
/// ```
// Its callers are cold, and LLVM inlines next to nothing into those.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn decide(
    tries: u32,
    elapsed: Duration,
    limits: &Limits,
    giveup: bool,
    next_wait: impl FnOnce() -> Option<Duration>,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Verdict {
    if giveup {
        return Verdict::GiveUp(GiveUpReason::Predicate);
    }
    if let Some(reason) = limits.reached(tries, elapsed) {
        return Verdict::GiveUp(reason);
    }
    match next_wait() {
        Some(wait) => Verdict::Retry(limits.clip(jitter(wait), elapsed)),
        None => Verdict::GiveUp(GiveUpReason::WaitsExhausted),
    }
}
