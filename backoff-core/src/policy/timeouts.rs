//! The timeouts of a policy. Whether it has any is part of its type: for a policy without timeouts everything here is a
//! constant, and neither a call nor an attribute pays for the question.

use core::convert::Infallible;
use core::fmt;
use core::time::Duration;

use super::kind::{OutcomeOf, PolicyKind};
use super::settings::Settings;
use crate::budget::Budget;
use crate::clock::{AsyncSleep, Clock};
use crate::engine::{Conditions, Permit};
use crate::timeout::{
    AttemptLimits, AttemptTimer, LimitedAttempt, NoTimer, TimeLimit, TimedOut, Timeouts, Timer,
};

/// What the settings of a policy store of its timeouts, and what depends on whether it may have some.
pub trait StoredTimeouts: Copy + Send + Sync + Unpin {
    /// The error of an attempt that a timeout of the policy cut. Without timeouts it has no values.
    type TimedOut: Copy;
    /// The timer of an attempt.
    type Timer<C: AsyncSleep>: AttemptTimer<C>;
    /// An attempt, cut by the timeouts.
    type Limited<'c, A: Future, C: AsyncSleep + 'c>: Future<Output = Self::Attempted<A::Output>>;
    /// What such an attempt returns.
    type Attempted<R>;
    /// What may refuse a retry.
    type Permit<'b>: Permit;

    /// Returns the timeouts.
    fn timeouts(&self) -> Timeouts;

    /// Returns the error of an attempt that was cut, as that of a timeout of the policy.
    fn own(timed_out: TimedOut) -> Option<Self::TimedOut>;

    /// Limits the time of an attempt; `limits` is called only if it may have limits.
    fn limit<'c, A: Future, C: AsyncSleep + 'c>(
        attempt: A,
        clock: &'c C,
        limits: impl FnOnce() -> AttemptLimits<C::Instant>,
    ) -> Self::Limited<'c, A, C>;

    /// Returns what an attempt returned, or the error if it was cut.
    fn into_result<R>(attempted: Self::Attempted<R>) -> Result<R, Self::TimedOut>;

    /// Returns what may refuse a retry.
    fn permit<'b>(&self, budget: Option<&'b dyn Budget>) -> Self::Permit<'b>;
}

/// Stored by a policy without timeouts.
#[derive(Clone, Copy, Debug)]
pub struct NoTimeouts;

impl StoredTimeouts for NoTimeouts {
    type TimedOut = Infallible;
    type Timer<C: AsyncSleep> = NoTimer;
    type Limited<'c, A: Future, C: AsyncSleep + 'c> = A;
    type Attempted<R> = R;
    type Permit<'b> = Option<&'b dyn Budget>;

    #[inline]
    fn timeouts(&self) -> Timeouts {
        Timeouts { attempt: None, call: None }
    }

    #[inline]
    fn own(_timed_out: TimedOut) -> Option<Infallible> {
        None
    }

    #[inline]
    fn limit<'c, A: Future, C: AsyncSleep + 'c>(
        attempt: A,
        _clock: &'c C,
        _limits: impl FnOnce() -> AttemptLimits<C::Instant>,
    ) -> A {
        attempt
    }

    #[inline]
    fn into_result<R>(attempted: R) -> Result<R, Infallible> {
        Ok(attempted)
    }

    #[inline]
    fn permit<'b>(&self, budget: Option<&'b dyn Budget>) -> Option<&'b dyn Budget> {
        budget
    }
}

/// Stored by a policy of the kind [`Timed<O>`](super::Timed).
pub struct PolicyTimeouts<O> {
    pub(super) timeouts: Timeouts,
    /// Makes the outcome of an attempt that was cut.
    pub(super) outcome: fn(TimedOut) -> O,
}

impl<O> PolicyTimeouts<O> {
    /// Returns no timeouts yet.
    pub(super) const fn new(outcome: fn(TimedOut) -> O) -> Self {
        Self { timeouts: Timeouts { attempt: None, call: None }, outcome }
    }
}

impl<O> StoredTimeouts for PolicyTimeouts<O> {
    type TimedOut = TimedOut;
    type Timer<C: AsyncSleep> = Timer<C>;
    type Limited<'c, A: Future, C: AsyncSleep + 'c> = LimitedAttempt<'c, A, C>;
    type Attempted<R> = Result<R, TimedOut>;
    type Permit<'b> = Conditions<'b>;

    #[inline]
    fn timeouts(&self) -> Timeouts {
        self.timeouts
    }

    #[inline]
    fn own(timed_out: TimedOut) -> Option<TimedOut> {
        Some(timed_out)
    }

    #[inline]
    fn limit<'c, A: Future, C: AsyncSleep + 'c>(
        attempt: A,
        clock: &'c C,
        limits: impl FnOnce() -> AttemptLimits<C::Instant>,
    ) -> LimitedAttempt<'c, A, C> {
        LimitedAttempt::new(attempt, clock, limits())
    }

    #[inline]
    fn into_result<R>(attempted: Result<R, TimedOut>) -> Result<R, TimedOut> {
        attempted
    }

    #[inline]
    fn permit<'b>(&self, budget: Option<&'b dyn Budget>) -> Conditions<'b> {
        Conditions { timeout: self.timeouts.call, is_cancelled: false, budget }
    }
}

// Derived, these would require the same of `O`.
impl<O> Clone for PolicyTimeouts<O> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<O> Copy for PolicyTimeouts<O> {}

impl<O> fmt::Debug for PolicyTimeouts<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PolicyTimeouts").field("timeouts", &self.timeouts).finish_non_exhaustive()
    }
}

/// The error of an attempt that was cut by a timeout of a policy of the kind `K`.
pub(crate) type TimedOutBy<K> = <<K as PolicyKind>::Timeouts as StoredTimeouts>::TimedOut;

/// What an attempt returns that is subject to the timeouts of a policy of the kind `K`.
type AttemptedBy<K, R> = <<K as PolicyKind>::Timeouts as StoredTimeouts>::Attempted<R>;

/// What a call needs to know of the timeouts. `DefaultSettings` has the methods that the attributes call, too.
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

    /// Returns the time limit of an attempt that starts now.
    #[inline]
    pub fn attempt_limit<C: Clock>(&self, clock: &C) -> Option<(Duration, C::Instant)> {
        self.timeouts().attempt.map(|limit| (limit, clock.now()))
    }

    /// Returns the time limit of the call, and its start.
    #[inline]
    pub fn call_limit<C: Clock>(
        &self,
        _clock: &C,
        start: impl Into<Option<C::Instant>>,
    ) -> Option<(Duration, C::Instant)> {
        self.timeout().zip(start.into())
    }

    /// Returns the error of a call whose time was over before this attempt. The first attempt is made in any case.
    #[inline]
    pub fn time_is_over<C: Clock>(
        &self,
        tries: u32,
        clock: &C,
        start: impl Into<Option<C::Instant>>,
    ) -> Option<TimedOutBy<K>> {
        if tries == 1 {
            return None;
        }
        let limits = AttemptLimits { attempt: None, call: self.call_limit(clock, start) };
        limits.of_call(clock).and_then(K::Timeouts::own)
    }

    /// Limits the time of an attempt that starts now.
    #[inline]
    pub fn limit<'c, A: Future, C: AsyncSleep>(
        &self,
        attempt: A,
        clock: &'c C,
        start: impl Into<Option<C::Instant>>,
    ) -> <K::Timeouts as StoredTimeouts>::Limited<'c, A, C> {
        K::Timeouts::limit(attempt, clock, || AttemptLimits {
            attempt: self.attempt_limit(clock),
            call: self.call_limit(clock, start),
        })
    }

    /// Returns what a limited attempt returned, or the error if it was cut.
    #[inline]
    pub fn into_result<R>(&self, attempted: AttemptedBy<K, R>) -> Result<R, TimedOutBy<K>> {
        K::Timeouts::into_result(attempted)
    }

    /// Returns the error of an attempt that was cut, if that was done by this timeout of the policy.
    #[inline]
    pub fn own_timed_out(&self, timed_out: TimedOut, by: TimeLimit) -> Option<TimedOutBy<K>> {
        if timed_out.limit == by { K::Timeouts::own(timed_out) } else { None }
    }

    /// Makes the outcome of an attempt that a timeout of the policy cut.
    #[inline]
    pub fn cut<O: OutcomeOf<K>>(&self, timed_out: TimedOutBy<K>) -> O {
        O::of_timed_out(&self.timeouts, timed_out)
    }

    /// Returns what permits a retry: the time that is left, and the budget.
    #[inline]
    pub fn permit(&self) -> <K::Timeouts as StoredTimeouts>::Permit<'_> {
        self.timeouts.permit(self.budget())
    }
}
