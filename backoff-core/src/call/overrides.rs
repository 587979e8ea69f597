//! What a call overrides of its policy: a list of closures and settings, in the order in which they were given.
//!
//! The list is a type: `((FormatByDisplay, MaxTries), OnBackoff<F>)`. A setting that is not in it costs nothing.

mod closures;
mod format;
mod settings;
mod span;

pub use closures::{Giveup, Jitter, OnBackoff, OnGiveup, OnSuccess, OnTry, RetryIf};
pub use format::{FormatByDebug, FormatByDisplay, FormatBySources, Unformatted};
pub use settings::{
    Log, LogBackoff, LogGiveup, LogNotRetried, MaxTime, MaxTries, Measured, Name, NoJitter,
    Reported, WithBudget,
};
pub use span::WithSpan;

use core::time::Duration;

use crate::budget::Budget;
use crate::details::{Details, FormatOutcome};
use crate::failed_attempt::RetryParams;
use crate::timeout::{TimedOut, Timeouts};

/// One override, or the list of them. Each answers for what it overrides; for the rest it returns `None` or `false`,
/// and the policy answers.
pub trait Overrides<O, V> {
    /// Whether it needs the elapsed time.
    const NEEDS_CLOCK: bool = false;
    /// Whether the call returns a report, which needs the elapsed time at the end of each attempt.
    const IS_REPORTED: bool = false;
    /// Whether it has a handler for attempts.
    const HAS_TRY_HANDLER: bool = false;
    /// Whether it has a handler for successes.
    const HAS_SUCCESS_HANDLER: bool = false;
    /// Whether a success is reported to the observer.
    const IS_OBSERVED: bool = false;
    /// Whether it has a budget.
    const HAS_BUDGET: bool = false;
    /// Whether it has a timeout.
    const HAS_TIMEOUT: bool = false;
    /// Whether it has a handler for backoffs or give-ups.
    const HAS_FAILURE_HANDLER: bool = false;
    /// Whether the call has spans.
    const HAS_SPAN: bool = false;
    /// Whether anything is told of a success: a handler, the report, the budget, the observer or a span.
    const OBSERVES_SUCCESS: bool = Self::IS_REPORTED
        || Self::HAS_SUCCESS_HANDLER
        || Self::HAS_BUDGET
        || Self::IS_OBSERVED
        || Self::HAS_SPAN;
    /// Whether something has to happen before the first failure.
    const HAS_FIRST_STEPS: bool =
        Self::NEEDS_CLOCK || Self::HAS_TRY_HANDLER || Self::OBSERVES_SUCCESS;

    /// Returns the sum of the waits, if the call adds them up: for its report.
    #[inline]
    fn waited(&self) -> Option<Duration> {
        None
    }

    /// Returns the sum of the waits to be changed, if the call adds them up.
    #[inline]
    fn waited_mut(&mut self) -> Option<&mut Duration> {
        None
    }

    /// Overrides limits and the levels of the log.
    #[inline]
    fn apply_to(&self, _params: &mut RetryParams) {}

    /// Overrides the timeouts.
    #[inline]
    fn apply_timeouts(&self, _timeouts: &mut Timeouts) {}

    /// Returns what an attempt that was cut returns, in parts: the value of a success or the outcome.
    #[inline]
    fn timed_out(&mut self, _timed_out: TimedOut) -> Option<Result<V, O>> {
        None
    }

    /// Returns the name of the call.
    #[inline]
    fn name(&self) -> Option<&'static str> {
        None
    }

    /// Returns how outcomes are written.
    #[inline]
    fn format(&self) -> Option<FormatOutcome<O>> {
        None
    }

    /// Returns whether the filter accepts this outcome.
    #[inline]
    fn is_retried(&mut self, _outcome: &O) -> Option<bool> {
        None
    }

    /// Returns whether `giveup` ends the retry with this outcome.
    #[inline]
    fn gives_up(&mut self, _outcome: &O) -> Option<bool> {
        None
    }

    /// Returns the budget.
    #[inline]
    fn budget(&self) -> Option<&dyn Budget> {
        None
    }

    /// Returns the wait with jitter.
    #[inline]
    fn apply_jitter(&mut self, _wait: Duration) -> Option<Duration> {
        None
    }

    /// Notifies the handlers for attempts; returns whether there are any.
    #[inline]
    fn notify_try(&mut self, _details: &Details<'_>) -> bool {
        false
    }

    /// Notifies the handlers for successes; returns whether there are any.
    #[inline]
    fn notify_success(&mut self, _details: &Details<'_, V>) -> bool {
        false
    }

    /// Notifies the handlers for backoffs; returns whether there are any.
    #[inline]
    fn notify_backoff(&mut self, _details: &Details<'_, O>) -> bool {
        false
    }

    /// Notifies the handlers for give-ups; returns whether there are any.
    #[inline]
    fn notify_giveup(&mut self, _details: &Details<'_, O>) -> bool {
        false
    }
}

/// A later setting replaces an earlier one; all handlers run, in order.
impl<O, V, A: Overrides<O, V>, B: Overrides<O, V>> Overrides<O, V> for (A, B) {
    const NEEDS_CLOCK: bool = A::NEEDS_CLOCK || B::NEEDS_CLOCK;
    const IS_REPORTED: bool = A::IS_REPORTED || B::IS_REPORTED;
    const HAS_TRY_HANDLER: bool = A::HAS_TRY_HANDLER || B::HAS_TRY_HANDLER;
    const HAS_SUCCESS_HANDLER: bool = A::HAS_SUCCESS_HANDLER || B::HAS_SUCCESS_HANDLER;
    const IS_OBSERVED: bool = A::IS_OBSERVED || B::IS_OBSERVED;
    const HAS_BUDGET: bool = A::HAS_BUDGET || B::HAS_BUDGET;
    const HAS_TIMEOUT: bool = A::HAS_TIMEOUT || B::HAS_TIMEOUT;
    const HAS_FAILURE_HANDLER: bool = A::HAS_FAILURE_HANDLER || B::HAS_FAILURE_HANDLER;
    const HAS_SPAN: bool = A::HAS_SPAN || B::HAS_SPAN;

    #[inline]
    fn waited(&self) -> Option<Duration> {
        self.1.waited().or_else(|| self.0.waited())
    }

    #[inline]
    fn waited_mut(&mut self) -> Option<&mut Duration> {
        let (first, second) = self;
        second.waited_mut().or_else(|| first.waited_mut())
    }

    #[inline]
    fn apply_to(&self, params: &mut RetryParams) {
        self.0.apply_to(params);
        self.1.apply_to(params);
    }

    #[inline]
    fn apply_timeouts(&self, timeouts: &mut Timeouts) {
        self.0.apply_timeouts(timeouts);
        self.1.apply_timeouts(timeouts);
    }

    #[inline]
    fn timed_out(&mut self, timed_out: TimedOut) -> Option<Result<V, O>> {
        self.1.timed_out(timed_out).or_else(|| self.0.timed_out(timed_out))
    }

    #[inline]
    fn name(&self) -> Option<&'static str> {
        self.1.name().or_else(|| self.0.name())
    }

    #[inline]
    fn format(&self) -> Option<FormatOutcome<O>> {
        self.1.format().or_else(|| self.0.format())
    }

    #[inline]
    fn is_retried(&mut self, outcome: &O) -> Option<bool> {
        self.1.is_retried(outcome).or_else(|| self.0.is_retried(outcome))
    }

    #[inline]
    fn gives_up(&mut self, outcome: &O) -> Option<bool> {
        self.1.gives_up(outcome).or_else(|| self.0.gives_up(outcome))
    }

    #[inline]
    fn budget(&self) -> Option<&dyn Budget> {
        self.1.budget().or_else(|| self.0.budget())
    }

    #[inline]
    fn apply_jitter(&mut self, wait: Duration) -> Option<Duration> {
        self.1.apply_jitter(wait).or_else(|| self.0.apply_jitter(wait))
    }

    #[inline]
    fn notify_try(&mut self, details: &Details<'_>) -> bool {
        self.0.notify_try(details) | self.1.notify_try(details)
    }

    #[inline]
    fn notify_success(&mut self, details: &Details<'_, V>) -> bool {
        self.0.notify_success(details) | self.1.notify_success(details)
    }

    #[inline]
    fn notify_backoff(&mut self, details: &Details<'_, O>) -> bool {
        self.0.notify_backoff(details) | self.1.notify_backoff(details)
    }

    #[inline]
    fn notify_giveup(&mut self, details: &Details<'_, O>) -> bool {
        self.0.notify_giveup(details) | self.1.notify_giveup(details)
    }
}
