//! The timeouts of a policy. Whether it has any is part of its type: for a policy without timeouts everything here is a
//! constant, and neither a call nor an attribute pays for the question.

use core::convert::Infallible;
use core::fmt;

use crate::budget::Budget;
use crate::clock::AsyncSleep;
use crate::engine::{Conditions, Permit};
use crate::timeout::{AttemptLimits, AttemptTimer, CutAttempt, NoTimer, TimedOut, Timeouts, Timer};

/// What the settings of a policy store of its timeouts, and what depends on whether it may have some.
#[doc(hidden)]
pub trait StoredTimeouts: Copy + Send + Sync + Unpin {
    /// Whether the policy may have timeouts.
    const ARE_POSSIBLE: bool;
    /// The error of an attempt that a timeout of the policy cut. Without timeouts it has no values.
    type TimedOut: Copy;
    /// Whether an attempt was cut. Without timeouts it has no size.
    type IsCut: IsCut;
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

/// Whether an attempt was cut.
#[doc(hidden)]
pub trait IsCut: Copy + Default {
    /// Returns whether it was.
    fn is_cut(self) -> bool;
}

impl IsCut for bool {
    #[inline]
    fn is_cut(self) -> bool {
        self
    }
}

/// Stored by a policy without timeouts.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct NoTimeouts;

/// An attempt that a policy without timeouts does not cut.
#[derive(Clone, Copy, Debug, Default)]
#[doc(hidden)]
pub struct NeverCut;

impl IsCut for NeverCut {
    #[inline]
    fn is_cut(self) -> bool {
        false
    }
}

impl StoredTimeouts for NoTimeouts {
    const ARE_POSSIBLE: bool = false;
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
#[doc(hidden)]
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
    const ARE_POSSIBLE: bool = true;
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
