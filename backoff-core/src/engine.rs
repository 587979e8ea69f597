//! The engine: the one place that decides whether an attempt is followed by another.
//!
//! It neither sleeps nor reads a clock, and it knows nothing about results: the time that has passed is
//! handed to it as a duration, and the wait generator as a function that it calls only when a wait is needed.
//! The attributes, calls and loops all ask it, so the rules of retrying are written here and nowhere else.

use core::time::Duration;

use crate::details::GiveUpReason;
use crate::limits::Limits;

/// What follows an attempt whose outcome the filter accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Wait that long, then make another attempt.
    Retry(Duration),
    /// Return the outcome of the last attempt.
    GiveUp(GiveUpReason),
}

/// An outcome that the filter accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accepted<T> {
    /// The time from the start of the call to the end of the attempt, or [`NotMeasured`].
    pub elapsed: T,
    /// The answer of `giveup`.
    pub given_up: bool,
}

/// The elapsed time of a call that never measures it. As a type, it removes all of that from the code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotMeasured;

impl From<NotMeasured> for Option<Duration> {
    #[inline]
    fn from(NotMeasured: NotMeasured) -> Self {
        None
    }
}

/// Judges an outcome by the rules that come before the limits. Evaluates to `None` if the filter rejects it.
///
/// `giveup` is asked only about an outcome that the filter accepts, and the clock is read in between: what `giveup`
/// takes does not count as elapsed.
// A function would take the last two as closures, and the compiler checks each closure of each use as a function of its
// own: that is most of what a use of an attribute would cost to compile.
#[doc(hidden)]
#[macro_export]
macro_rules! __backoff_judge {
    ($is_retried:expr, $elapsed:expr, $gives_up:expr) => {
        if $is_retried {
            let __elapsed = $elapsed;
            $crate::__private::Some($crate::__private::Accepted {
                elapsed: __elapsed,
                given_up: $gives_up,
            })
        } else {
            $crate::__private::None
        }
    };
}
pub(crate) use crate::__backoff_judge as judge;

/// Decides what follows attempt number `tries`, which ended `elapsed` after the start of the call.
///
/// `given_up` is the answer of `giveup`, which comes before all limits, also on the last attempt. Then come the
/// limits, then the generator, through `next_wait`, then `jitter`; and the wait is clipped to the time that is
/// left. So the last attempt of a call with a `max_time` starts exactly at `max_time`. This is the order of
/// Python's backoff.
// Its callers are cold, and LLVM inlines next to nothing into cold functions.
#[allow(clippy::inline_always)]
#[inline(always)]
pub(crate) fn decide(
    tries: u32,
    elapsed: Duration,
    limits: Limits,
    given_up: bool,
    next_wait: impl FnOnce() -> Option<Duration>,
    jitter: impl FnOnce(Duration) -> Duration,
) -> Verdict {
    if given_up {
        return Verdict::GiveUp(GiveUpReason::Giveup);
    }
    if let Some(reason) = limits.reached(tries, elapsed) {
        return Verdict::GiveUp(reason);
    }
    match next_wait() {
        Some(wait) => Verdict::Retry(limits.clip(jitter(wait), elapsed)),
        None => Verdict::GiveUp(GiveUpReason::WaitsExhausted),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn decide_at(tries: u32, seconds: u32) -> Verdict {
        let limits = Limits { max_tries: Some(3), max_time: Some(SECOND * 60) };
        decide(tries, SECOND * seconds, limits, false, || Some(SECOND * 8), |wait| wait)
    }

    #[test]
    fn max_tries_comes_before_max_time_and_both_before_the_generator() {
        assert_eq!(decide_at(1, 0), Verdict::Retry(SECOND * 8));
        assert_eq!(decide_at(2, 60), Verdict::GiveUp(GiveUpReason::MaxTime));
        assert_eq!(decide_at(3, 60), Verdict::GiveUp(GiveUpReason::MaxTries));
        let limits = Limits { max_tries: Some(1), max_time: None };
        let unreachable = || panic!("the generator was asked although a limit was reached");
        let verdict = decide(1, SECOND, limits, false, unreachable, |wait| wait);
        assert_eq!(verdict, Verdict::GiveUp(GiveUpReason::MaxTries));
    }

    #[test]
    fn the_wait_is_clipped_after_jitter() {
        assert_eq!(decide_at(2, 59), Verdict::Retry(SECOND));
        let limits = Limits { max_tries: None, max_time: Some(SECOND * 10) };
        let verdict = decide(1, SECOND, limits, false, || Some(SECOND), |wait| wait * 20);
        assert_eq!(verdict, Verdict::Retry(SECOND * 9));
    }

    #[test]
    fn giveup_comes_first() {
        let limits = Limits { max_tries: Some(1), max_time: Some(Duration::ZERO) };
        let verdict = decide(1, SECOND, limits, true, || None, |wait| wait);
        assert_eq!(verdict, Verdict::GiveUp(GiveUpReason::Giveup));
    }

    #[test]
    fn the_filter_comes_before_the_clock_and_the_clock_before_giveup() {
        let order = core::cell::Cell::new(0);
        let next = || order.replace(order.get() + 1);
        let judged = |is_retried| judge!(is_retried, next(), next() == 1);
        assert_eq!(judged(false), None);
        assert_eq!(order.get(), 0);
        assert_eq!(judged(true), Some(Accepted { elapsed: 0, given_up: true }));
    }
}
