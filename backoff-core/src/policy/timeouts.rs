//! What a call needs to know of the timeouts of its policy.

use core::fmt;
use core::time::Duration;

use super::kind::{OutcomeOf, PolicyKind};
use super::settings::Settings;
use super::stored_timeouts::StoredTimeouts;
use crate::clock::{AsyncSleep, Clock};
use crate::failed_attempt::RetryParams;
use crate::timeout::{AttemptLimits, TimeLimit, TimedOut, Timeouts, shorter};

/// The error of an attempt that was cut by a timeout of a policy of the kind `K`.
pub(crate) type TimedOutBy<K> = <<K as PolicyKind>::Timeouts as StoredTimeouts>::TimedOut;

/// Whether an attempt was cut by a timeout of a policy of the kind `K`.
type IsCutBy<K> = <<K as PolicyKind>::Timeouts as StoredTimeouts>::IsCut;

/// `DefaultSettings` has the methods that the attributes call, too.
impl<K: PolicyKind> Settings<K> {
    /// Returns the timeouts.
    #[inline]
    pub(crate) fn timeouts(&self) -> Timeouts {
        self.timeouts.timeouts()
    }

    /// Returns the time limit of the call.
    #[inline]
    pub fn timeout(&self) -> Option<Duration> {
        self.timeouts().call
    }

    /// Returns the parameters of a call whose attempts may be cut: a `timeout` implies a `max_time`.
    #[inline]
    pub fn limited_params(&self) -> RetryParams {
        let params = self.params();
        RetryParams { max_time: shorter(params.max_time, self.timeout()), ..params }
    }

    /// Returns what permits a retry: the time that is left, and the budget.
    #[inline]
    pub fn permit(&self) -> <K::Timeouts as StoredTimeouts>::Permit<'_> {
        self.timeouts.permit(self.budget())
    }

    /// Returns what limits attempts.
    #[inline]
    pub fn limiter(&self) -> Limiter<K> {
        Limiter(self.timeouts)
    }
}

/// Limits attempts by the timeouts of a policy. Without timeouts it has no size.
#[doc(hidden)]
pub struct Limiter<K: PolicyKind>(K::Timeouts);

impl<K: PolicyKind> Limiter<K> {
    /// Returns the time limit of an attempt that starts now.
    #[inline]
    pub fn attempt_limit<C: Clock>(self, clock: &C) -> Option<(Duration, C::Instant)> {
        self.0.timeouts().attempt.map(|limit| (limit, clock.now()))
    }

    /// Returns the time limit of the call, and its start.
    #[inline]
    pub fn call_limit<C: Clock>(
        self,
        _clock: &C,
        start: Option<C::Instant>,
    ) -> Option<(Duration, C::Instant)> {
        self.0.timeouts().call.zip(start)
    }

    /// Returns the error of a call whose time was over before this attempt. The first attempt is made in any case.
    #[inline]
    pub fn time_is_over<C: Clock>(
        self,
        tries: u32,
        clock: &C,
        start: Option<C::Instant>,
    ) -> Option<TimedOutBy<K>> {
        if tries == 1 {
            return None;
        }
        let limits = AttemptLimits { attempt: None, call: self.call_limit(clock, start) };
        limits.of_call(clock).and_then(K::Timeouts::own)
    }

    /// Returns that no attempt was cut so far.
    #[inline]
    pub fn not_cut(self) -> IsCutBy<K> {
        IsCutBy::<K>::default()
    }

    /// Returns that an attempt was cut.
    #[inline]
    pub fn cut(self, timed_out: TimedOutBy<K>) -> IsCutBy<K> {
        K::Timeouts::cut(timed_out)
    }

    /// Limits the time of an attempt that starts now; `returned` makes what an attempt returns that is cut.
    #[inline]
    pub fn limit<'c, A, C, F>(
        self,
        attempt: A,
        clock: &'c C,
        start: Option<C::Instant>,
        is_cut: &'c mut IsCutBy<K>,
        returned: F,
    ) -> <K::Timeouts as StoredTimeouts>::Limited<'c, A, C, F>
    where
        A: Future,
        C: AsyncSleep,
        F: FnOnce(TimedOutBy<K>) -> A::Output,
    {
        let limits = || AttemptLimits {
            attempt: self.attempt_limit(clock),
            call: self.call_limit(clock, start),
        };
        K::Timeouts::limit(attempt, clock, limits, is_cut, returned)
    }

    /// Returns the error of an attempt that was cut, if that was done by this timeout of the policy.
    #[inline]
    pub fn own_timed_out(self, timed_out: TimedOut, by: TimeLimit) -> Option<TimedOutBy<K>> {
        if timed_out.limit == by { K::Timeouts::own(timed_out) } else { None }
    }

    /// Makes the outcome of an attempt that a timeout of the policy cut.
    #[inline]
    pub fn outcome<O: OutcomeOf<K>>(self, timed_out: TimedOutBy<K>) -> O {
        O::of_timed_out(&self.0, timed_out)
    }
}

// Derived, these would require the same of `K`.
impl<K: PolicyKind> Clone for Limiter<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: PolicyKind> Copy for Limiter<K> {}

impl<K: PolicyKind> fmt::Debug for Limiter<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Limiter").field(&self.0.timeouts()).finish()
    }
}
