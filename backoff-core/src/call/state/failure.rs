//! What follows an outcome that is no success.

use core::marker::PhantomData;
use core::time::Duration;

use super::{Attempted, CallState, Step};
use crate::call::before_wait::BeforeWaitOfCall;
use crate::call::overrides::Overrides;
use crate::call::report::CallStatus;
use crate::classify::Classify;
use crate::clock::Clock;
use crate::details::{Details, GiveUpReason};
use crate::engine::{Accepted, Verdict, judge};
use crate::events::report;
use crate::failed_attempt::{FailedAttempt, RetryParams};
use crate::message::Happened;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::span::CallSpans;
use crate::wait::Wait;

impl<W, K, O, V, H, C> CallState<'_, W, K, O, V, H, C>
where
    W: Wait<O> + Clone,
    K: PolicyKind,
    O: OutcomeOf<K>,
    H: Overrides<O, V>,
    C: Clock,
{
    /// Judges an outcome. Where values are retried, a success is an outcome that the filter rejects.
    // Calls that return the same type share it, if the types of their policies, overrides and clocks are the same, too.
    #[inline(never)]
    pub(super) fn fail<M, R>(&mut self, outcome: &O, attempted: Attempted) -> Step
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let Attempted { is_cut, is_cancelled } = attempted;
        let accepted = self.judge(outcome, is_cut, |overrides| overrides.gives_up(outcome));
        match (accepted, R::rejected_is_success(outcome)) {
            (Some(accepted), _) => self.decide(outcome, accepted, is_cancelled),
            (None, Some(value)) => self.succeed(value),
            (None, None) => self.reject(outcome),
        }
    }

    /// Asks the filter and `giveup` about an outcome; `gives_up` asks the overrides.
    #[inline]
    pub(in crate::call) fn judge(
        &mut self,
        outcome: &O,
        is_cut: bool,
        gives_up: impl FnOnce(&mut H) -> Option<bool>,
    ) -> Option<Accepted<Option<Duration>>> {
        let settings = self.settings();
        let Self { overrides, clock, start, .. } = self;
        let mut is_accepted = || {
            let own = overrides.is_retried(outcome);
            own.unwrap_or_else(|| settings.is_retried(outcome))
        };
        judge!(
            is_cut || is_accepted(),
            start.as_ref().map(|start| clock.elapsed(*start)),
            gives_up(overrides).unwrap_or_else(|| settings.gives_up(outcome))
        )
    }

    /// Asks the engine what follows, and notifies the handlers.
    // Nothing but `fail` calls it, and that call would cost a fifth of a failure.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn decide(
        &mut self,
        outcome: &O,
        accepted: Accepted<Option<Duration>>,
        is_cancelled: bool,
    ) -> Step {
        let verdict = self.verdict(outcome, accepted, is_cancelled);
        self.follow_verdict(outcome, verdict, accepted.elapsed)
    }

    /// Ends a call that was cancelled during a wait, with the outcome that was kept.
    #[cold]
    pub(in crate::call) fn cancel<M, R>(&mut self, returned: &R, wait: Duration) -> Step
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let Err(outcome) = returned.classify() else {
            unreachable!("a success is not followed by a wait")
        };
        let (verdict, elapsed) = self.cancelled(outcome, wait);
        self.follow_verdict(outcome, verdict, elapsed)
    }

    /// Logs and reports that the call was cancelled during a wait, which does not count as waited.
    pub(in crate::call) fn cancelled(
        &mut self,
        outcome: &O,
        wait: Duration,
    ) -> (Verdict, Option<Duration>) {
        if let Some(waited) = self.overrides.waited_mut() {
            *waited = waited.saturating_sub(wait);
        }
        let (params, elapsed, format) = (&self.params(), self.elapsed(), self.overrides.format());
        let (tries, given_up, target) = (self.tries, false, self.target());
        let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
        failed.cancel_wait();
        (Verdict::GiveUp(GiveUpReason::Cancelled), elapsed)
    }

    /// Notifies the handlers of a verdict.
    // A call of it costs a tenth of a failure.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn follow_verdict(&mut self, outcome: &O, verdict: Verdict, elapsed: Option<Duration>) -> Step {
        let settings = self.settings();
        self.record_verdict(verdict);
        if !self.has_failure_handler() {
            return self.step(verdict, elapsed);
        }
        let details = self.details(elapsed, outcome);
        match verdict {
            Verdict::Retry(wait) => {
                let details = details.with_wait(wait);
                if !self.overrides.notify_backoff(&details) {
                    settings.notify_backoff(&details);
                }
            }
            Verdict::GiveUp(reason) => {
                let details = details.with_reason(reason);
                if !self.overrides.notify_giveup(&details) {
                    settings.notify_giveup(&details);
                }
            }
        }
        self.step(verdict, elapsed)
    }

    /// Records the verdict in the spans, if the call has spans.
    #[inline]
    pub(in crate::call) fn record_verdict(&mut self, verdict: Verdict) {
        if self.spans.are_open() {
            match verdict {
                Verdict::Retry(wait) => self.spans.back_off(wait),
                Verdict::GiveUp(reason) => self.spans.give_up(self.tries, reason),
            }
        }
    }

    /// Returns whether there is a handler for backoffs or give-ups.
    #[inline]
    pub(in crate::call) fn has_failure_handler(&self) -> bool {
        H::HAS_FAILURE_HANDLER || self.settings().has_failure_handler()
    }

    /// Asks the engine what follows.
    #[inline]
    pub(in crate::call) fn verdict(
        &mut self,
        outcome: &O,
        accepted: Accepted<Option<Duration>>,
        is_cancelled: bool,
    ) -> Verdict {
        let settings = self.settings();
        let (params, timeout) = (&self.params(), self.timeouts().call);
        let Accepted { elapsed, given_up } = accepted;
        let target = self.target();
        let Self { wait, overrides, tries, .. } = self;
        let (tries, format) = (*tries, overrides.format());
        let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
        let types = PhantomData;
        let before_wait = BeforeWaitOfCall { overrides, settings, timeout, is_cancelled, types };
        failed.verdict(|| wait.next_wait(tries, outcome), before_wait)
    }

    /// Returns what handlers see of a failed attempt.
    #[inline]
    pub(in crate::call) fn details<'o>(
        &self,
        elapsed: Option<Duration>,
        outcome: &'o O,
    ) -> Details<'o, O> {
        Details::new(self.name(), self.tries, elapsed, outcome).with_format(self.overrides.format())
    }

    /// Follows a verdict, after the handlers have run.
    #[inline]
    pub(in crate::call) fn step(&mut self, verdict: Verdict, elapsed: Option<Duration>) -> Step {
        match verdict {
            Verdict::Retry(wait) => {
                if let Some(waited) = self.overrides.waited_mut() {
                    *waited = waited.saturating_add(wait);
                }
                Step::Wait(wait)
            }
            Verdict::GiveUp(reason) => {
                Step::End(CallStatus::GaveUp(reason), elapsed.unwrap_or_default())
            }
        }
    }

    /// Ends the call with an error that the filter rejects.
    #[cold]
    pub(in crate::call) fn reject(&mut self, outcome: &O) -> Step {
        let (RetryParams { levels, .. }, elapsed) = (self.params(), self.elapsed());
        let format = self.overrides.format();
        let (level, target) = (levels.not_retried, self.target());
        report(level, || Happened::NotRetried, target, self.tries, elapsed, outcome, format);
        self.spans.reject(self.tries);
        Step::End(CallStatus::NotRetried, elapsed.unwrap_or_default())
    }
}
