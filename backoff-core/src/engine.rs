//! The engine: the one place that decides whether an attempt is followed by another.
//!
//! It neither sleeps nor reads a clock, and it knows nothing about results: the time that has passed is
//! handed to it as a duration, and the wait generator as a function that it calls only when a wait is needed. What may
//! forbid a retry that the limits allow is handed to it as a [`Permit`].
//! The attributes, calls and loops all ask it, so the rules of retrying are written here and nowhere else.

// The callers of these functions are cold or large, and LLVM would not inline them there.
#![allow(clippy::inline_always)]

use core::fmt;
use core::time::Duration;

use crate::budget::Budget;
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

/// What happens to a wait before it is slept.
pub(crate) trait BeforeWait {
    /// Randomizes the wait.
    fn jitter(&mut self, wait: Duration) -> Duration;

    /// Returns why the call gives up instead of sleeping, if it does.
    fn refusal(&mut self, wait: Duration, elapsed: Duration) -> Option<GiveUpReason>;
}

impl<J: FnMut(Duration) -> Duration, P: Permit> BeforeWait for (J, P) {
    #[inline(always)]
    fn jitter(&mut self, wait: Duration) -> Duration {
        (self.0)(wait)
    }

    #[inline(always)]
    fn refusal(&mut self, wait: Duration, elapsed: Duration) -> Option<GiveUpReason> {
        self.1.refusal(wait, elapsed)
    }
}

/// Permits or forbids a retry that the limits allow.
pub trait Permit {
    /// Returns why the call gives up instead of waiting for `wait`, if it does.
    fn refusal(&self, wait: Duration, elapsed: Duration) -> Option<GiveUpReason>;
}

/// Permits every retry. As a type, it removes the question from the code.
impl Permit for () {
    #[inline(always)]
    fn refusal(&self, _wait: Duration, _elapsed: Duration) -> Option<GiveUpReason> {
        None
    }
}

/// A retry is withdrawn from the budget, if there is one.
impl Permit for Option<&dyn Budget> {
    #[inline(always)]
    fn refusal(&self, _wait: Duration, _elapsed: Duration) -> Option<GiveUpReason> {
        let budget = (*self)?;
        (!budget.withdraw()).then_some(GiveUpReason::Budget)
    }
}

/// What forbids the retries of a call that has a timeout, can be cancelled, or has a budget.
#[derive(Clone, Copy)]
pub struct Conditions<'a> {
    /// The time after which the call ends, even during an attempt.
    pub timeout: Option<Duration>,
    /// The call has been cancelled.
    pub is_cancelled: bool,
    /// The budget of the call.
    pub budget: Option<&'a dyn Budget>,
}

impl Permit for Conditions<'_> {
    /// A wait that would reach the timeout is not slept, because no time would be left for the attempt. The budget comes
    /// last: a token is spent only if a retry really follows.
    #[inline(always)]
    fn refusal(&self, wait: Duration, elapsed: Duration) -> Option<GiveUpReason> {
        let Self { timeout, is_cancelled, budget } = *self;
        if timeout.is_some_and(|timeout| wait >= timeout.saturating_sub(elapsed)) {
            Some(GiveUpReason::MaxTime)
        } else if is_cancelled {
            Some(GiveUpReason::Cancelled)
        } else {
            budget.refusal(wait, elapsed)
        }
    }
}

impl fmt::Debug for Conditions<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Conditions")
            .field("timeout", &self.timeout)
            .field("is_cancelled", &self.is_cancelled)
            .field("budget", &self.budget.is_some())
            .finish()
    }
}

/// Decides what follows attempt number `tries`, which ended `elapsed` after the start of the call.
///
/// `given_up` is the answer of `giveup`, which comes before all limits, also on the last attempt. Then come the
/// limits, then the generator, through `next_wait`, then the jitter; and the wait is clipped to the time that is
/// left. So the last attempt of a call with a `max_time` starts exactly at `max_time`. This is the order of
/// Python's backoff. Last comes what may refuse the retry.
#[inline(always)]
pub(crate) fn decide(
    tries: u32,
    elapsed: Duration,
    limits: Limits,
    given_up: bool,
    next_wait: impl FnOnce() -> Option<Duration>,
    mut before_wait: impl BeforeWait,
) -> Verdict {
    if given_up {
        return Verdict::GiveUp(GiveUpReason::Giveup);
    }
    if let Some(reason) = limits.reached(tries, elapsed) {
        return Verdict::GiveUp(reason);
    }
    let Some(wait) = next_wait() else {
        return Verdict::GiveUp(GiveUpReason::WaitsExhausted);
    };
    let wait = limits.clip(before_wait.jitter(wait), elapsed);
    match before_wait.refusal(wait, elapsed) {
        Some(reason) => Verdict::GiveUp(reason),
        None => Verdict::Retry(wait),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn decide_at(tries: u32, seconds: u32) -> Verdict {
        let limits = Limits { max_tries: Some(3), max_time: Some(SECOND * 60) };
        decide(tries, SECOND * seconds, limits, false, || Some(SECOND * 8), (|wait| wait, ()))
    }

    #[test]
    fn max_tries_comes_before_max_time_and_both_before_the_generator() {
        assert_eq!(decide_at(1, 0), Verdict::Retry(SECOND * 8));
        assert_eq!(decide_at(2, 60), Verdict::GiveUp(GiveUpReason::MaxTime));
        assert_eq!(decide_at(3, 60), Verdict::GiveUp(GiveUpReason::MaxTries));
        let limits = Limits { max_tries: Some(1), max_time: None };
        let unreachable = || panic!("the generator was asked although a limit was reached");
        let verdict = decide(1, SECOND, limits, false, unreachable, (|wait| wait, ()));
        assert_eq!(verdict, Verdict::GiveUp(GiveUpReason::MaxTries));
    }

    #[test]
    fn the_wait_is_clipped_after_jitter() {
        assert_eq!(decide_at(2, 59), Verdict::Retry(SECOND));
        let limits = Limits { max_tries: None, max_time: Some(SECOND * 10) };
        let verdict = decide(1, SECOND, limits, false, || Some(SECOND), (|wait| wait * 20, ()));
        assert_eq!(verdict, Verdict::Retry(SECOND * 9));
    }

    #[test]
    fn giveup_comes_first() {
        let limits = Limits { max_tries: Some(1), max_time: Some(Duration::ZERO) };
        let verdict = decide(1, SECOND, limits, true, || None, (|wait| wait, ()));
        assert_eq!(verdict, Verdict::GiveUp(GiveUpReason::Giveup));
    }

    #[test]
    fn a_timeout_comes_before_cancellation_and_the_budget_last() {
        struct Empty;
        impl Budget for Empty {
            fn withdraw(&self) -> bool {
                false
            }
            fn deposit(&self) {}
        }
        let limits = Limits { max_tries: None, max_time: None };
        let decide = |conditions| {
            decide(1, SECOND, limits, false, || Some(SECOND), (|wait| wait, conditions))
        };
        let all =
            Conditions { timeout: Some(SECOND * 2), is_cancelled: true, budget: Some(&Empty) };
        assert_eq!(decide(all), Verdict::GiveUp(GiveUpReason::MaxTime));
        let all = Conditions { timeout: Some(SECOND * 2 + Duration::from_nanos(1)), ..all };
        assert_eq!(decide(all), Verdict::GiveUp(GiveUpReason::Cancelled));
        let all = Conditions { is_cancelled: false, ..all };
        assert_eq!(decide(all), Verdict::GiveUp(GiveUpReason::Budget));
        assert_eq!(decide(Conditions { budget: None, ..all }), Verdict::Retry(SECOND));
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
