//! The state of one call, which calls and loops share. It neither runs attempts nor sleeps.

use core::marker::PhantomData;
use core::time::Duration;

use super::overrides::Overrides;
use super::report::{CallStatus, Report};
use crate::budget::Budget;
use crate::classify::Classify;
use crate::clock::Clock;
use crate::details::{Details, GiveUpReason};
use crate::engine::{Accepted, BeforeWait, Conditions, Permit, Verdict, judge};
use crate::failed_attempt::{FailedAttempt, RetryParams, log_not_retried};
use crate::policy::{OutcomeOf, Policy, PolicyKind, Settings, StoredPolicyWait};
use crate::wait::Wait;

/// The state of one call: its policy with the overrides, and what changes from attempt to attempt.
pub(super) struct CallState<'p, W: Wait<O>, K: PolicyKind, O, V, H, C: Clock> {
    wait: StoredPolicyWait<'p, W, K, O>,
    overrides: H,
    clock: C,
    /// The start of the call, if something needs the elapsed time.
    start: Option<C::Instant>,
    tries: u32,
    waited: Duration,
    /// Returns the name of the call, unless it is overridden. Called only for an event.
    default_name: fn() -> &'static str,
    value: PhantomData<fn(&V)>,
}

/// What follows an attempt.
#[derive(Clone, Copy)]
pub(super) enum Step {
    /// Wait that long, then make another attempt.
    Wait(Duration),
    /// Return what the attempt returned. The time is that at the end of the attempt; zero if it was not measured.
    End(CallStatus, Duration),
}

impl<'p, W: Wait<O>, K: PolicyKind, O, V, H, C: Clock> CallState<'p, W, K, O, V, H, C> {
    #[inline]
    pub(super) fn new(
        policy: &'p Policy<W, K>,
        overrides: H,
        clock: C,
        default_name: fn() -> &'static str,
    ) -> Self {
        let wait = StoredPolicyWait::new(policy);
        let (start, tries, waited) = (None, 0, Duration::ZERO);
        Self { wait, overrides, clock, start, tries, waited, default_name, value: PhantomData }
    }

    pub(super) fn settings(&self) -> &'p Settings<K> {
        self.wait.policy().settings()
    }

    pub(super) fn clock(&self) -> &C {
        &self.clock
    }

    pub(super) fn overrides(&mut self) -> &mut H {
        &mut self.overrides
    }

    pub(super) fn tries(&self) -> u32 {
        self.tries
    }

    pub(super) fn waited(&self) -> Duration {
        self.waited
    }

    /// Returns the time since the start, if something needs it.
    pub(super) fn elapsed(&self) -> Option<Duration> {
        self.start.map(|start| self.clock.elapsed(start))
    }

    #[inline]
    pub(super) fn report<R>(&self, result: R, status: CallStatus, elapsed: Duration) -> Report<R> {
        let Self { tries, waited, .. } = *self;
        Report { result, tries, elapsed, waited, status }
    }

    /// Starts anew: the current attempt becomes the first.
    pub(super) fn reset(&mut self) {
        self.wait = StoredPolicyWait::new(self.wait.policy());
        self.start = self.start.map(|_| self.clock.now());
        (self.tries, self.waited) = (1, Duration::ZERO);
    }

    /// Adds an override for this call.
    pub(super) fn with<A>(self, added: A) -> CallState<'p, W, K, O, V, (H, A), C> {
        let Self { wait, overrides, clock, start, tries, waited, default_name, value } = self;
        let overrides = (overrides, added);
        CallState { wait, overrides, clock, start, tries, waited, default_name, value }
    }
}

impl<W, K, O, V, H, C> CallState<'_, W, K, O, V, H, C>
where
    W: Wait<O> + Clone,
    K: PolicyKind,
    O: OutcomeOf<K>,
    H: Overrides<O, V>,
    C: Clock,
{
    /// Counts an attempt and notifies the handlers for attempts.
    #[inline]
    pub(super) fn start_attempt(&mut self) {
        self.count_attempt();
        self.notify_try();
    }

    /// Counts an attempt. The first one starts the clock, if something needs it.
    #[inline]
    pub(super) fn count_attempt(&mut self) {
        if self.tries == 0 && (H::NEEDS_CLOCK || self.settings().needs_clock()) {
            self.start = Some(self.clock.now());
        }
        self.tries = self.tries.saturating_add(1);
    }

    /// Notifies the handlers for attempts.
    #[inline]
    pub(super) fn notify_try(&mut self) {
        let settings = self.settings();
        if H::HAS_TRY_HANDLER || settings.has_try_handler() {
            let details = Details::new(self.name(), self.tries, self.elapsed(), &());
            if !self.overrides.notify_try(&details) {
                settings.notify_try(&details);
            }
        }
    }

    /// Judges what an attempt returned and notifies the handlers. The wait is left to the caller.
    #[inline]
    pub(super) fn finish_attempt<M, R>(&mut self, returned: &R) -> Step
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        match returned.classify() {
            Ok(value) => self.succeed(value),
            Err(outcome) => self.fail::<M, R>(outcome),
        }
    }

    #[inline]
    fn succeed(&mut self, value: &V) -> Step {
        if let Some(budget) = self.budget() {
            budget.deposit();
        }
        let mut elapsed = None;
        if H::IS_REPORTED || H::HAS_SUCCESS_HANDLER || self.settings().has_success_handler() {
            elapsed = self.elapsed();
            let details = Details::new(self.name(), self.tries, elapsed, value);
            if !self.overrides.notify_success(&details) {
                self.settings().notify_success(&details);
            }
        }
        Step::End(CallStatus::Succeeded, elapsed.unwrap_or_default())
    }

    /// Judges an outcome. Where values are retried, a success is an outcome that the filter rejects.
    fn fail<M, R>(&mut self, outcome: &O) -> Step
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let accepted = self.judge(outcome, |overrides| overrides.gives_up(outcome));
        match (accepted, R::rejected_is_success(outcome)) {
            (Some(accepted), _) => self.decide(outcome, accepted),
            (None, Some(value)) => self.succeed(value),
            (None, None) => self.reject(outcome),
        }
    }

    /// Asks the filter and `giveup` about an outcome; `gives_up` asks the overrides.
    #[inline]
    pub(super) fn judge(
        &mut self,
        outcome: &O,
        gives_up: impl FnOnce(&mut H) -> Option<bool>,
    ) -> Option<Accepted<Option<Duration>>> {
        let settings = self.settings();
        let Self { overrides, clock, start, .. } = self;
        let is_retried = overrides.is_retried(outcome);
        let is_retried = is_retried.unwrap_or_else(|| settings.is_retried(outcome));
        judge!(
            is_retried,
            start.as_ref().map(|start| clock.elapsed(*start)),
            gives_up(overrides).unwrap_or_else(|| settings.gives_up(outcome))
        )
    }

    /// Asks the engine what follows, and notifies the handlers. Kept apart from the path of a success.
    #[cold]
    fn decide(&mut self, outcome: &O, accepted: Accepted<Option<Duration>>) -> Step {
        let settings = self.settings();
        let verdict = self.verdict(outcome, accepted);
        if !self.has_failure_handler() {
            return self.step(verdict, accepted.elapsed);
        }
        let details = self.details(accepted.elapsed, outcome);
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
        self.step(verdict, accepted.elapsed)
    }

    /// Returns whether there is a handler for backoffs or give-ups.
    #[inline]
    pub(super) fn has_failure_handler(&self) -> bool {
        H::HAS_FAILURE_HANDLER || self.settings().has_failure_handler()
    }

    /// Asks the engine what follows.
    #[inline]
    pub(super) fn verdict(&mut self, outcome: &O, accepted: Accepted<Option<Duration>>) -> Verdict {
        let settings = self.settings();
        let params = &self.params();
        let Accepted { elapsed, given_up } = accepted;
        let Self { wait, overrides, tries, default_name, .. } = self;
        let (tries, format, name) = (*tries, overrides.format(), overrides.name());
        let target = || name.unwrap_or_else(*default_name);
        let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
        let before_wait = BeforeWaitOfCall { overrides, settings, types: PhantomData };
        failed.verdict(|| wait.next_wait(tries, outcome), before_wait)
    }

    /// Returns the budget.
    #[inline]
    fn budget(&self) -> Option<&dyn Budget> {
        if H::HAS_BUDGET { self.overrides.budget() } else { self.settings().budget() }
    }

    /// Returns what handlers see of a failed attempt.
    #[inline]
    pub(super) fn details<'o>(&self, elapsed: Option<Duration>, outcome: &'o O) -> Details<'o, O> {
        Details::new(self.name(), self.tries, elapsed, outcome).with_format(self.overrides.format())
    }

    /// Follows a verdict, after the handlers have run.
    #[inline]
    pub(super) fn step(&mut self, verdict: Verdict, elapsed: Option<Duration>) -> Step {
        match verdict {
            Verdict::Retry(wait) => {
                self.waited = self.waited.saturating_add(wait);
                Step::Wait(wait)
            }
            Verdict::GiveUp(reason) => {
                Step::End(CallStatus::GaveUp(reason), elapsed.unwrap_or_default())
            }
        }
    }

    /// Ends the call with an error that the filter rejects.
    #[cold]
    pub(super) fn reject(&mut self, outcome: &O) -> Step {
        let (RetryParams { levels, .. }, elapsed) = (self.params(), self.elapsed());
        let format = self.overrides.format();
        log_not_retried(levels.not_retried, self.name(), self.tries, elapsed, outcome, format);
        Step::End(CallStatus::NotRetried, elapsed.unwrap_or_default())
    }

    /// Returns the parameters of the policy, with the overrides, and without the name, which takes time to find.
    fn params(&self) -> RetryParams {
        let mut params = self.settings().params();
        self.overrides.apply_to(&mut params);
        params
    }

    pub(super) fn name(&self) -> &'static str {
        self.overrides.name().unwrap_or_else(self.default_name)
    }
}

/// The jitter of a call, and what may refuse its retries.
struct BeforeWaitOfCall<'a, K: PolicyKind, O, V, H> {
    overrides: &'a mut H,
    settings: &'a Settings<K>,
    types: PhantomData<fn(&O, &V)>,
}

impl<K: PolicyKind, O, V, H: Overrides<O, V>> BeforeWait for BeforeWaitOfCall<'_, K, O, V, H> {
    fn jitter(&mut self, wait: Duration) -> Duration {
        self.overrides.apply_jitter(wait).unwrap_or_else(|| self.settings.apply_jitter(wait))
    }

    fn refusal(&mut self, wait: Duration, elapsed: Duration) -> Option<GiveUpReason> {
        let budget = if H::HAS_BUDGET { self.overrides.budget() } else { self.settings.budget() };
        Conditions { timeout: None, is_cancelled: false, budget }.refusal(wait, elapsed)
    }
}
