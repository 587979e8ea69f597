//! The settings of a policy: everything but its wait generator.

use core::fmt;
use core::time::Duration;

use super::functions::{Handler, Predicate};
use super::jitter::PolicyJitter;
use super::kind::{OutcomeOf, PolicyKind, TypedKind};
use super::stored_timeouts::NoTimeouts;
use crate::budget::Budget;
use crate::clock::Clock;
use crate::details::Details;
use crate::failed_attempt::{DEFAULT_PARAMS, RetryParams};
use crate::falsy::Falsy;
use crate::log::LogLevels;
use crate::span::{CallSpans, Spans};

/// The settings of a policy.
#[allow(clippy::struct_excessive_bools)] // Each is a fact of its own, and is read in another place.
#[doc(hidden)]
pub struct Settings<K: PolicyKind> {
    pub(crate) max_tries: Option<u32>,
    pub(crate) max_time: Option<Duration>,
    pub(crate) jitter: PolicyJitter,
    pub(crate) retry_if: Option<fn(&K::Outcome) -> bool>,
    pub(crate) giveup: Option<Predicate<K::Outcome>>,
    pub(crate) on_try: Option<fn(&Details<'_>)>,
    pub(crate) on_success: Option<fn(&Details<'_>)>,
    pub(crate) on_backoff: Option<Handler<K::Outcome>>,
    pub(crate) on_giveup: Option<Handler<K::Outcome>>,
    pub(crate) levels: LogLevels,
    pub(super) budget: Option<&'static (dyn Budget + Sync)>,
    pub(super) timeouts: K::Timeouts,
    /// A limit or a handler needs the elapsed time.
    pub(super) needs_clock: bool,
    /// The handler for successes, the budget, the observer or a span is told of every success.
    pub(super) observes_success: bool,
    /// The observer is told of every success.
    pub(super) is_observed: bool,
    /// Calls have spans.
    pub(super) span: bool,
}

impl<K: PolicyKind> Settings<K> {
    pub(super) const fn new(jitter: PolicyJitter, timeouts: K::Timeouts) -> Self {
        Self {
            max_tries: None,
            max_time: None,
            jitter,
            retry_if: None,
            giveup: None,
            on_try: None,
            on_success: None,
            on_backoff: None,
            on_giveup: None,
            levels: LogLevels::DEFAULT,
            budget: None,
            timeouts,
            needs_clock: false,
            observes_success: false,
            is_observed: false,
            span: false,
        }
    }
}

impl Settings<()> {
    /// Returns the same settings in a typed policy. Functions that were set so far go on seeing `()`.
    pub(super) fn into_kind<K: TypedKind>(self, timeouts: K::Timeouts) -> Settings<K> {
        let Self { max_tries, max_time, jitter, retry_if: _, on_try, on_success, .. } = self;
        let Self { giveup, on_backoff, on_giveup, levels, .. } = self;
        let Self { budget, timeouts: NoTimeouts, needs_clock, .. } = self;
        let Self { observes_success, is_observed, span, .. } = self;
        Settings {
            max_tries,
            max_time,
            jitter,
            // An untyped policy has no filter.
            retry_if: None,
            giveup: giveup.map(Predicate::into_typed),
            on_try,
            on_success,
            on_backoff: on_backoff.map(Handler::into_typed),
            on_giveup: on_giveup.map(Handler::into_typed),
            levels,
            budget,
            timeouts,
            needs_clock,
            observes_success,
            is_observed,
            span,
        }
    }
}

/// What a call needs to know of the settings before it has an outcome.
///
/// Each of these methods exists on `DefaultSettings`, too. The code that the attributes emit calls them on a
/// reference to either: inherent methods come before all traits there, whatever the user has imported.
impl<K: PolicyKind> Settings<K> {
    /// Reads the clock if something needs the elapsed time.
    #[inline]
    pub fn start<C: Clock>(&self, clock: &C) -> Option<C::Instant> {
        self.needs_clock.then(|| clock.now())
    }

    /// Returns whether a limit or a handler needs the elapsed time.
    #[inline]
    pub fn needs_clock(&self) -> bool {
        self.needs_clock
    }

    /// Returns whether something has to happen before the first failure: the clock is read, or something is told of
    /// attempts or successes.
    #[inline]
    pub fn has_first_steps(&self) -> bool {
        self.needs_clock | self.observes_success
    }

    /// Returns the time since the start, if the clock was read then.
    #[inline]
    pub fn elapsed<C: Clock>(&self, clock: &C, start: Option<C::Instant>) -> Option<Duration> {
        start.map(|start| clock.elapsed(start))
    }

    /// Returns the limits and the levels of the log.
    #[inline]
    pub fn params(&self) -> RetryParams {
        let Self { max_tries, max_time, levels, .. } = *self;
        RetryParams { max_tries, max_time, levels, ..DEFAULT_PARAMS }
    }

    /// Applies the jitter to a wait.
    #[inline]
    pub fn apply_jitter(&self, wait: Duration) -> Duration {
        self.jitter.apply(wait)
    }

    /// Returns whether there is a handler for attempts.
    #[inline]
    pub fn has_try_handler(&self) -> bool {
        self.on_try.is_some()
    }

    /// Notifies the handler for attempts.
    #[inline]
    pub fn notify_try(&self, details: &Details<'_>) {
        if let Some(handler) = self.on_try {
            handler(details);
        }
    }

    /// Returns whether there is a handler for successes.
    #[inline]
    pub fn has_success_handler(&self) -> bool {
        self.on_success.is_some()
    }

    /// Returns whether calls have spans.
    #[inline]
    pub(crate) fn has_span(&self) -> bool {
        self.span
    }

    /// Opens the spans of a call, if it has any.
    #[inline]
    pub fn spans(&self, function: &'static str) -> Spans {
        if self.span { Spans::open(|| function) } else { Spans::NONE }
    }

    /// Returns whether something is told of successes: the handler, the budget, the observer or a span.
    #[inline]
    pub fn observes_success(&self) -> bool {
        self.observes_success
    }

    /// Notifies the handler for successes, which does not see the value.
    #[inline]
    pub fn notify_success<V>(&self, details: &Details<'_, V>) {
        if let Some(handler) = self.on_success {
            handler(&details.without_outcome());
        }
    }

    /// Returns the budget.
    #[inline]
    pub fn budget(&self) -> Option<&dyn Budget> {
        self.budget.map(|budget| budget as &dyn Budget)
    }
}

/// What a call needs to know about an outcome.
impl<K: PolicyKind> Settings<K> {
    /// Returns whether the filter accepts the outcome. Without a filter every outcome is accepted.
    #[inline]
    pub fn is_retried<O>(&self, outcome: &O) -> bool
    where
        O: OutcomeOf<K>,
    {
        self.retry_if.is_none_or(|retry_if| retry_if(O::outcome(outcome)))
    }

    /// Returns what the filter says of the outcome, if there is a filter.
    #[allow(dead_code)] // Which features use it depends on the timers.
    pub(crate) fn filter<O>(&self, outcome: &O) -> Option<bool>
    where
        O: OutcomeOf<K>,
    {
        self.retry_if.map(|retry_if| retry_if(O::outcome(outcome)))
    }

    /// Returns whether `giveup` ends the retry with this outcome.
    #[inline]
    pub fn gives_up<O>(&self, outcome: &O) -> bool
    where
        O: OutcomeOf<K>,
    {
        self.giveup.is_some_and(|giveup| giveup.holds(O::outcome(outcome)))
    }

    /// Returns whether there is a handler for backoffs or give-ups.
    #[inline]
    pub(crate) fn has_failure_handler(&self) -> bool {
        self.on_backoff.is_some() || self.on_giveup.is_some()
    }

    /// Notifies the handler for backoffs.
    #[inline]
    pub fn notify_backoff<O>(&self, details: &Details<'_, O>)
    where
        O: OutcomeOf<K>,
    {
        if let Some(handler) = &self.on_backoff {
            handler.notify(&O::details(details));
        }
    }

    /// Notifies the handler for give-ups.
    #[inline]
    pub fn notify_giveup<O>(&self, details: &Details<'_, O>)
    where
        O: OutcomeOf<K>,
    {
        if let Some(handler) = &self.on_giveup {
            handler.notify(&O::details(details));
        }
    }
}

impl Settings<()> {
    /// Returns whether `#[on_predicate]` without a predicate retries the value: if it is empty.
    #[inline]
    pub fn is_retried_value<V: Falsy>(&self, value: &V) -> bool {
        value.is_falsy()
    }
}

impl<K: TypedKind> Settings<K> {
    /// Returns whether `#[on_predicate]` without a predicate retries the value: if the filter accepts it.
    #[inline]
    pub fn is_retried_value(&self, value: &K::Outcome) -> bool {
        self.retry_if.is_none_or(|retry_if| retry_if(value))
    }
}

impl<K: PolicyKind> Clone for Settings<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K: PolicyKind> Copy for Settings<K> {}

impl<K: PolicyKind> fmt::Debug for Settings<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The address of a function says nothing, and differs from run to run.
        f.debug_struct("Settings")
            .field("max_tries", &self.max_tries)
            .field("max_time", &self.max_time)
            .field("jitter", &self.jitter)
            .field("retry_if", &self.retry_if.is_some())
            .field("giveup", &self.giveup.is_some())
            .field("on_try", &self.on_try.is_some())
            .field("on_success", &self.on_success.is_some())
            .field("on_backoff", &self.on_backoff.is_some())
            .field("on_giveup", &self.on_giveup.is_some())
            .field("log", &self.levels)
            .field("span", &self.span)
            .field("budget", &self.budget.is_some())
            .field("attempt_timeout", &self.timeouts().attempt)
            .field("timeout", &self.timeouts().call)
            .field("observed", &self.is_observed)
            .finish_non_exhaustive()
    }
}
