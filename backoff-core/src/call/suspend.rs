//! A call with async overrides: it stops at each of them, and goes on after it.
//!
//! The rules are those of [`CallState`]; only the handlers are notified here, one by one, in place of all at once.

use core::time::Duration;

use super::async_overrides::{Answer, AsyncOverrides, Event, Position};
use super::report::CallStatus;
use super::state::{Attempted, CallState, Step};
use crate::classify::Classify;
use crate::clock::Clock;
use crate::details::Details;
use crate::engine::{Accepted, Verdict};
use crate::policy::{OutcomeOf, PolicyKind};
use crate::span::CallSpans;
use crate::wait::Wait;

/// What a call keeps while it waits for an async override.
#[derive(Debug)]
pub(super) struct Suspended<R> {
    /// What the attempt returned; `None` before an attempt.
    returned: Option<R>,
    /// The time to the end of the attempt, if it was measured.
    elapsed: Option<Duration>,
    /// The call has been cancelled.
    is_cancelled: bool,
    stage: Stage,
}

/// What a call waits for.
#[derive(Clone, Copy, Debug)]
enum Stage {
    /// The answer of `giveup`.
    Giveup,
    /// A handler of an event.
    Handler(Notified, Position),
}

/// The event whose handlers run.
#[derive(Clone, Copy, Debug)]
enum Notified {
    Try,
    Success,
    Failure(Verdict),
}

/// What the future of a call does next.
pub(super) enum Progress<F, R> {
    /// Make an attempt.
    Attempt,
    /// Run an async override.
    Override(F, Suspended<R>),
    /// Wait that long, then start an attempt.
    Wait(Duration, R),
    /// The call has ended with that status, after that time.
    End(R, CallStatus, Duration),
}

impl<F, R> Progress<F, R> {
    /// Takes a step, with what the attempt returned.
    #[inline]
    pub(super) fn new(step: Step, returned: R) -> Self {
        match step {
            Step::Wait(wait) => Self::Wait(wait, returned),
            Step::End(status, elapsed) => Self::End(returned, status, elapsed),
        }
    }
}

impl<W, K, O, V, H, C> CallState<'_, W, K, O, V, H, C>
where
    W: Wait<O> + Clone,
    K: PolicyKind,
    O: OutcomeOf<K>,
    H: AsyncOverrides<O, V>,
    C: Clock,
{
    /// Counts an attempt and notifies the handlers for attempts.
    pub(super) fn start_attempt_async<M, R>(&mut self) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        self.count_attempt();
        if !(H::HAS_TRY_HANDLER || self.settings().has_try_handler()) {
            return Progress::Attempt;
        }
        let (returned, elapsed) = (None, self.elapsed());
        self.notify::<M, R>(returned, elapsed, Notified::Try, Position::default())
    }

    /// Judges what an attempt returned and notifies the handlers.
    pub(super) fn finish_attempt_async<M, R>(
        &mut self,
        returned: R,
        attempted: Attempted,
    ) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let Err(outcome) = returned.classify() else { return self.succeed_async(returned) };
        let Attempted { is_cut, is_cancelled } = attempted;
        let mut awaited = None;
        let accepted =
            self.judge(outcome, is_cut, |overrides| match overrides.ask_giveup(outcome)? {
                Answer::Known(answer) => Some(answer),
                Answer::Awaited(future) => {
                    awaited = Some(future);
                    Some(false)
                }
            });
        let is_success = R::rejected_is_success(outcome).is_some();
        match (accepted, awaited) {
            (Some(Accepted { elapsed, .. }), Some(future)) => {
                let (returned, stage) = (Some(returned), Stage::Giveup);
                Progress::Override(future, Suspended { returned, elapsed, is_cancelled, stage })
            }
            (Some(accepted), None) => self.decide_async::<M, R>(returned, accepted, is_cancelled),
            (None, _) if is_success => self.succeed_async(returned),
            (None, _) => {
                let step = self.reject(outcome);
                Progress::new(step, returned)
            }
        }
    }

    /// Goes on after an async override; `answer` is that of `giveup`.
    pub(super) fn resume<M, R>(
        &mut self,
        suspended: Suspended<R>,
        answer: bool,
    ) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let Suspended { returned, elapsed, is_cancelled, stage } = suspended;
        match (stage, returned) {
            (Stage::Handler(notified, position), returned) => {
                self.notify::<M, R>(returned, elapsed, notified, position.resumed())
            }
            (Stage::Giveup, Some(returned)) => {
                let accepted = Accepted { elapsed, given_up: answer };
                self.decide_async::<M, R>(returned, accepted, is_cancelled)
            }
            (Stage::Giveup, None) => unreachable!("`giveup` is asked after an attempt"),
        }
    }

    fn succeed_async<M, R>(&mut self, returned: R) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        self.deposit();
        let tries = self.tries();
        self.spans().succeed(tries);
        let settings = self.settings();
        let has_handler = H::HAS_SUCCESS_HANDLER || settings.has_success_handler();
        let is_observed = H::IS_OBSERVED || settings.is_observed();
        let is_measured = H::IS_REPORTED || has_handler || is_observed;
        let elapsed = if is_measured { self.elapsed() } else { None };
        self.observe_success(elapsed);
        if !has_handler {
            let step = Step::End(CallStatus::Succeeded, elapsed.unwrap_or_default());
            return Progress::new(step, returned);
        }
        self.notify::<M, R>(Some(returned), elapsed, Notified::Success, Position::default())
    }

    fn decide_async<M, R>(
        &mut self,
        returned: R,
        accepted: Accepted<Option<Duration>>,
        is_cancelled: bool,
    ) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let verdict = match returned.classify() {
            Err(outcome) => self.verdict(outcome, accepted, is_cancelled),
            Ok(_) => unreachable!("a success has no outcome"),
        };
        self.follow_verdict_async::<M, R>(returned, verdict, accepted.elapsed)
    }

    /// Ends a call that was cancelled during a wait, with the outcome that was kept.
    pub(super) fn cancel_async<M, R>(
        &mut self,
        outcome: O,
        wait: Duration,
    ) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let (verdict, elapsed) = self.cancelled(&outcome, wait);
        self.follow_verdict_async::<M, R>(R::from_outcome(outcome), verdict, elapsed)
    }

    /// Notifies the handlers of a verdict.
    fn follow_verdict_async<M, R>(
        &mut self,
        returned: R,
        verdict: Verdict,
        elapsed: Option<Duration>,
    ) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        self.record_verdict(verdict);
        if !self.has_failure_handler() {
            let step = self.step(verdict, elapsed);
            return Progress::new(step, returned);
        }
        let notified = Notified::Failure(verdict);
        self.notify::<M, R>(Some(returned), elapsed, notified, Position::default())
    }

    /// Notifies the handlers of an event from a position on.
    fn notify<M, R>(
        &mut self,
        returned: Option<R>,
        elapsed: Option<Duration>,
        notified: Notified,
        mut position: Position,
    ) -> Progress<H::Future, R>
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let (settings, target, tries) = (self.settings(), self.name(), self.tries());
        let mut future = None;
        // Runs the handlers of the call; if it has none and all of them have run, that of the policy.
        macro_rules! notify {
            ($details:expr, $event:ident, $notify_policy:ident) => {{
                let details = $details;
                future = self.overrides().notify(&Event::$event(&details), &mut position);
                if !position.is_handled {
                    settings.$notify_policy(&details);
                }
            }};
        }
        match (notified, returned.as_ref().map(R::classify)) {
            (Notified::Try, _) => {
                notify!(Details::new(target, tries, elapsed, &()), Try, notify_try);
            }
            (Notified::Success, Some(classified)) => {
                if let Some(value) = classified.map_or_else(R::rejected_is_success, Some) {
                    let details = Details::new(target, tries, elapsed, value);
                    notify!(details, Success, notify_success);
                }
            }
            (Notified::Failure(Verdict::Retry(wait)), Some(Err(outcome))) => {
                let details = self.details(elapsed, outcome).with_wait(wait);
                notify!(details, Backoff, notify_backoff);
            }
            (Notified::Failure(Verdict::GiveUp(reason)), Some(Err(outcome))) => {
                let details = self.details(elapsed, outcome).with_reason(reason);
                notify!(details, Giveup, notify_giveup);
            }
            (Notified::Success | Notified::Failure(_), _) => {}
        }
        if let Some(future) = future {
            let (is_cancelled, stage) = (false, Stage::Handler(notified, position));
            return Progress::Override(
                future,
                Suspended { returned, elapsed, is_cancelled, stage },
            );
        }
        let step = match notified {
            Notified::Try => return Progress::Attempt,
            Notified::Success => Step::End(CallStatus::Succeeded, elapsed.unwrap_or_default()),
            Notified::Failure(verdict) => self.step(verdict, elapsed),
        };
        match returned {
            Some(returned) => Progress::new(step, returned),
            None => Progress::Attempt,
        }
    }
}
