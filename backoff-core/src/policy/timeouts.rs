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
    AttemptLimits, AttemptTimer, CutAttempt, NoTimer, TimeLimit, TimedOut, Timeouts, Timer,
};

/// What the settings of a policy store of its timeouts, and what depends on whether it may have some.
pub trait StoredTimeouts: Copy + Send + Sync + Unpin {
    /// The error of an attempt that a timeout of the policy cut. Without timeouts it has no values.
    type TimedOut: Copy;
    /// Whether an attempt was cut. Without timeouts it has no size.
    type IsCut: Copy + Default;
    /// The timer of an attempt.
    type Timer<C: AsyncSleep>: AttemptTimer<C>;
    /// An attempt, cut by the timeouts; `F` makes what an attempt returns that was cut.
    type Limited<'c, A, C, F>: Future<Output = A::Output>
    where
        A: Future,
        C: AsyncSleep + 'c,
        F: FnOnce(Self::TimedOut) -> A::Output;
    /// What may refuse a retry.
    type Permit<'b>: Permit;

    /// Returns the timeouts.
    fn timeouts(&self) -> Timeouts;

    /// Returns the error of an attempt that was cut, as that of a timeout of the policy.
    fn own(timed_out: TimedOut) -> Option<Self::TimedOut>;

    /// Returns that an attempt was cut.
    fn cut(timed_out: Self::TimedOut) -> Self::IsCut;

    /// Returns whether an attempt was cut.
    fn is_cut(is_cut: Self::IsCut) -> bool;

    /// Limits the time of an attempt; `limits` is called only if it may have limits.
    fn limit<'c, A: Future, C: AsyncSleep + 'c, F: FnOnce(Self::TimedOut) -> A::Output>(
        attempt: A,
        clock: &'c C,
        limits: impl FnOnce() -> AttemptLimits<C::Instant>,
        is_cut: &'c mut Self::IsCut,
        returned: F,
    ) -> Self::Limited<'c, A, C, F>;

    /// Returns what may refuse a retry.
    fn permit<'b>(&self, budget: Option<&'b dyn Budget>) -> Self::Permit<'b>;
}

/// Stored by a policy without timeouts.
#[derive(Clone, Copy, Debug)]
pub struct NoTimeouts;

/// An attempt that a policy without timeouts does not cut.
#[derive(Clone, Copy, Debug, Default)]
pub struct NeverCut;

impl StoredTimeouts for NoTimeouts {
    type TimedOut = Infallible;
    type IsCut = NeverCut;
    type Timer<C: AsyncSleep> = NoTimer;
    type Limited<'c, A, C, F>
        = A
    where
        A: Future,
        C: AsyncSleep + 'c,
        F: FnOnce(Infallible) -> A::Output;
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
    fn cut(timed_out: Infallible) -> NeverCut {
        match timed_out {}
    }

    #[inline]
    fn is_cut(NeverCut: NeverCut) -> bool {
        false
    }

    #[inline]
    fn limit<'c, A: Future, C: AsyncSleep + 'c, F: FnOnce(Infallible) -> A::Output>(
        attempt: A,
        _clock: &'c C,
        _limits: impl FnOnce() -> AttemptLimits<C::Instant>,
        _is_cut: &'c mut NeverCut,
        _returned: F,
    ) -> A {
        attempt
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
    type IsCut = bool;
    type Timer<C: AsyncSleep> = Timer<C>;
    type Limited<'c, A, C, F>
        = CutAttempt<'c, A, C, F>
    where
        A: Future,
        C: AsyncSleep + 'c,
        F: FnOnce(TimedOut) -> A::Output;
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
    fn cut(_timed_out: TimedOut) -> bool {
        true
    }

    #[inline]
    fn is_cut(is_cut: bool) -> bool {
        is_cut
    }

    #[inline]
    fn limit<'c, A: Future, C: AsyncSleep + 'c, F: FnOnce(TimedOut) -> A::Output>(
        attempt: A,
        clock: &'c C,
        limits: impl FnOnce() -> AttemptLimits<C::Instant>,
        is_cut: &'c mut bool,
        returned: F,
    ) -> CutAttempt<'c, A, C, F> {
        CutAttempt::new(attempt, clock, limits(), is_cut, returned)
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

/// Whether an attempt was cut by a timeout of a policy of the kind `K`.
type IsCutBy<K> = <<K as PolicyKind>::Timeouts as StoredTimeouts>::IsCut;

/// Makes the outcome of an attempt that a timeout of a policy cut.
pub struct CutOutcome<K: PolicyKind>(K::Timeouts);

impl CutOutcome<()> {
    /// Makes no outcome: there are no timeouts.
    pub(crate) const NEVER: Self = Self(NoTimeouts);
}

impl<K: PolicyKind> CutOutcome<K> {
    /// Makes the outcome.
    #[inline]
    pub fn make<O: OutcomeOf<K>>(self, timed_out: TimedOutBy<K>) -> O {
        O::of_timed_out(&self.0, timed_out)
    }
}

impl<K: PolicyKind> fmt::Debug for CutOutcome<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CutOutcome")
    }
}

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

    /// Returns that no attempt was cut so far.
    #[inline]
    pub fn not_cut(&self) -> IsCutBy<K> {
        IsCutBy::<K>::default()
    }

    /// Returns that an attempt was cut.
    #[inline]
    pub fn cut(&self, timed_out: TimedOutBy<K>) -> IsCutBy<K> {
        K::Timeouts::cut(timed_out)
    }

    /// Returns whether an attempt was cut.
    #[inline]
    pub fn is_cut(&self, is_cut: IsCutBy<K>) -> bool {
        K::Timeouts::is_cut(is_cut)
    }

    /// Limits the time of an attempt that starts now; `returned` makes what an attempt returns that is cut.
    #[inline]
    pub fn limit<'c, A, C, F>(
        &self,
        attempt: A,
        clock: &'c C,
        start: impl Into<Option<C::Instant>>,
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
    pub fn own_timed_out(&self, timed_out: TimedOut, by: TimeLimit) -> Option<TimedOutBy<K>> {
        if timed_out.limit == by { K::Timeouts::own(timed_out) } else { None }
    }

    /// Returns what makes the outcome of an attempt that a timeout of the policy cut.
    #[inline]
    pub fn cut_outcome(&self) -> CutOutcome<K> {
        CutOutcome(self.timeouts)
    }

    /// Returns what permits a retry: the time that is left, and the budget.
    #[inline]
    pub fn permit(&self) -> <K::Timeouts as StoredTimeouts>::Permit<'_> {
        self.timeouts.permit(self.budget())
    }
}
