//! The settings of a generator that stands alone.

use core::convert::Infallible;
use core::time::Duration;

use super::default_jitter::RandomSource;
use crate::budget::Budget;
use crate::clock::Clock;
use crate::details::{Details, FormatOutcome};
use crate::failed_attempt::{DEFAULT_PARAMS, RetryParams};
use crate::falsy::Falsy;
use crate::policy::NeverCut;
use crate::span::NoSpans;
use crate::timeout::{TimeLimit, TimedOut};

/// The settings of a generator that stands alone. It has the methods of [`Settings`] that the attributes call, and all
/// of them return constants.
#[derive(Clone, Copy, Debug)]
pub struct DefaultSettings;

#[allow(clippy::trivially_copy_pass_by_ref, clippy::unused_self)] // The receivers are those of `Settings`.
impl DefaultSettings {
    /// Reads no clock.
    #[inline]
    pub fn start<C: Clock>(&self, _clock: &C) {}

    /// No time was measured.
    #[inline]
    pub fn elapsed<C: Clock>(&self, _clock: &C, (): ()) -> Option<Duration> {
        None
    }

    /// No limits, and the default log.
    #[inline]
    pub fn params(&self) -> RetryParams {
        DEFAULT_PARAMS
    }

    /// There are no spans.
    #[inline]
    pub fn spans(&self, _function: &'static str) -> NoSpans {
        NoSpans
    }

    /// Applies full jitter.
    #[inline]
    pub fn apply_jitter<W: RandomSource>(&self, wait: W) -> Duration {
        super::default_jitter(wait)
    }

    /// There is no handler.
    #[inline]
    pub fn has_try_handler(&self) -> bool {
        false
    }

    /// There is no handler.
    #[inline]
    pub fn notify_try(&self, _details: &Details<'_>) {}

    /// There is no handler, and no budget.
    #[inline]
    pub fn observes_success(&self) -> bool {
        false
    }

    /// There is no budget.
    #[inline]
    pub fn budget(&self) -> Option<&dyn Budget> {
        None
    }

    /// Every retry is permitted.
    #[inline]
    pub fn permit(&self) {}

    /// There is no handler.
    #[inline]
    pub fn notify_success<V>(&self, _details: &Details<'_, V>) {}

    /// Every error is retried.
    #[inline]
    pub fn is_retried<O>(&self, _outcome: &O) -> bool {
        true
    }

    /// Empty values are retried.
    #[inline]
    pub fn is_retried_value<V: Falsy>(&self, value: &V) -> bool {
        value.is_falsy()
    }

    /// No outcome ends the retry.
    #[inline]
    pub fn gives_up<O>(&self, _outcome: &O) -> bool {
        false
    }

    /// There is no handler.
    #[inline]
    pub fn notify_backoff<O>(&self, _details: &Details<'_, O>) {}

    /// There is no handler.
    #[inline]
    pub fn notify_giveup<O>(&self, _details: &Details<'_, O>) {}

    /// There is no handler, and nothing is observed.
    #[inline]
    pub fn report_success<V>(&self, _details: &Details<'_, V>) {}

    /// Nothing is observed.
    #[inline]
    pub fn observe_success(&self, _target: &'static str, _tries: u32, _elapsed: Option<Duration>) {}

    /// Nothing is observed.
    #[inline]
    pub fn observe_rejected<O>(
        &self,
        _target: &'static str,
        _tries: u32,
        _elapsed: Option<Duration>,
        _outcome: &O,
        _format: Option<FormatOutcome<O>>,
    ) {
    }

    /// There is no time limit.
    #[inline]
    pub fn timeout(&self) -> Option<Duration> {
        None
    }

    /// No limits, and the default log.
    #[inline]
    pub fn limited_params(&self) -> RetryParams {
        DEFAULT_PARAMS
    }

    /// Returns what limits attempts: nothing.
    #[inline]
    pub fn limiter(&self) -> Unlimited {
        Unlimited
    }
}

/// Limits no attempts. It has the methods of a policy's [`Limiter`](crate::policy::Limiter).
#[derive(Clone, Copy, Debug)]
pub struct Unlimited;

#[allow(clippy::unused_self)] // The receivers are those of `Limiter`.
impl Unlimited {
    /// There is no time limit.
    #[inline]
    pub fn attempt_limit<C: Clock>(self, _clock: &C) -> Option<(Duration, C::Instant)> {
        None
    }

    /// There is no time limit.
    #[inline]
    pub fn call_limit<C: Clock, I>(self, _clock: &C, _start: I) -> Option<(Duration, C::Instant)> {
        None
    }

    /// There is no time limit.
    #[inline]
    pub fn time_is_over<C, I>(self, _tries: u32, _clock: &C, _start: I) -> Option<Infallible> {
        None
    }

    /// No attempt is cut.
    #[inline]
    pub fn not_cut(self) -> NeverCut {
        NeverCut
    }

    /// No attempt is cut.
    #[inline]
    pub fn cut(self, timed_out: Infallible) -> NeverCut {
        match timed_out {}
    }

    /// Returns the attempt as it is.
    #[inline]
    pub fn limit<A, C, I, R>(
        self,
        attempt: A,
        _clock: &C,
        _start: I,
        _is_cut: &mut NeverCut,
        _returned: impl FnOnce(Infallible) -> R,
    ) -> A {
        attempt
    }

    /// There is no time limit.
    #[inline]
    pub fn own_timed_out(self, _timed_out: TimedOut, _by: TimeLimit) -> Option<Infallible> {
        None
    }

    /// No attempt is cut.
    #[inline]
    pub fn outcome<O>(self, timed_out: Infallible) -> O {
        match timed_out {}
    }
}
