//! The state of one call, which calls and loops share. It neither runs attempts nor sleeps.

use core::marker::PhantomData;
use core::time::Duration;

use super::before_wait::BeforeWaitOfCall;
use super::overrides::Overrides;
use super::report::{CallStatus, Report};
use crate::classify::Classify;
use crate::clock::Clock;
use crate::details::{Details, GiveUpReason};
use crate::engine::{Accepted, Verdict, judge};
use crate::failed_attempt::{FailedAttempt, RetryParams, log_not_retried};
use crate::policy::{OutcomeOf, Policy, PolicyKind, Settings, StoredPolicyWait, StoredTimeouts};
use crate::timeout::{AttemptLimits, TimedOut, Timeouts, shorter};
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

/// How an attempt ended, apart from what it returned.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attempted {
    /// A timeout cut it. Such an attempt is always retried: a filter by type would refuse the error, which nobody
    /// notices.
    pub(super) is_cut: bool,
    /// The call has been cancelled.
    pub(super) is_cancelled: bool,
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
    pub(super) fn finish_attempt<M, R>(&mut self, returned: &R, attempted: Attempted) -> Step
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        match returned.classify() {
            Ok(value) => self.succeed(value),
            Err(outcome) => self.fail::<M, R>(outcome, attempted),
        }
    }

    #[inline]
    fn succeed(&mut self, value: &V) -> Step {
        let settings = self.settings();
        let mut elapsed = None;
        // One look at the policy, whatever is told of successes.
        if H::IS_REPORTED || H::HAS_SUCCESS_HANDLER || H::HAS_BUDGET || settings.observes_success()
        {
            self.deposit();
            elapsed = self.elapsed();
            if H::HAS_SUCCESS_HANDLER || settings.has_success_handler() {
                let details = Details::new(self.name(), self.tries, elapsed, value);
                if !self.overrides.notify_success(&details) {
                    settings.notify_success(&details);
                }
            }
        }
        Step::End(CallStatus::Succeeded, elapsed.unwrap_or_default())
    }

    /// Judges an outcome. Where values are retried, a success is an outcome that the filter rejects.
    fn fail<M, R>(&mut self, outcome: &O, attempted: Attempted) -> Step
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
    pub(super) fn judge(
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

    /// Asks the engine what follows, and notifies the handlers. Kept apart from the path of a success.
    #[cold]
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
    pub(super) fn cancel<M, R>(&mut self, returned: &R, wait: Duration) -> Step
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let Err(outcome) = returned.classify() else {
            unreachable!("a success is not followed by a wait")
        };
        let (verdict, elapsed) = self.cancelled(outcome, wait);
        self.follow_verdict(outcome, verdict, elapsed)
    }

    /// Logs that the call was cancelled during a wait, which does not count as waited.
    pub(super) fn cancelled(&mut self, outcome: &O, wait: Duration) -> (Verdict, Option<Duration>) {
        self.waited = self.waited.saturating_sub(wait);
        let (params, elapsed, format) = (&self.params(), self.elapsed(), self.overrides.format());
        let (tries, given_up, target) = (self.tries, false, || self.name());
        let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
        failed.log_giveup(GiveUpReason::Cancelled);
        (Verdict::GiveUp(GiveUpReason::Cancelled), elapsed)
    }

    /// Notifies the handlers of a verdict.
    // A call of it costs a tenth of a failure.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn follow_verdict(&mut self, outcome: &O, verdict: Verdict, elapsed: Option<Duration>) -> Step {
        let settings = self.settings();
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

    /// Returns whether there is a handler for backoffs or give-ups.
    #[inline]
    pub(super) fn has_failure_handler(&self) -> bool {
        H::HAS_FAILURE_HANDLER || self.settings().has_failure_handler()
    }

    /// Asks the engine what follows.
    #[inline]
    pub(super) fn verdict(
        &mut self,
        outcome: &O,
        accepted: Accepted<Option<Duration>>,
        is_cancelled: bool,
    ) -> Verdict {
        let settings = self.settings();
        let (params, timeout) = (&self.params(), self.timeouts().call);
        let Accepted { elapsed, given_up } = accepted;
        let Self { wait, overrides, tries, default_name, .. } = self;
        let (tries, format, name) = (*tries, overrides.format(), overrides.name());
        let target = || name.unwrap_or_else(*default_name);
        let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
        let types = PhantomData;
        let before_wait = BeforeWaitOfCall { overrides, settings, timeout, is_cancelled, types };
        failed.verdict(|| wait.next_wait(tries, outcome), before_wait)
    }

    /// Deposits to the budget, if there is one.
    #[inline]
    pub(super) fn deposit(&self) {
        let settings = self.settings();
        let budget = if H::HAS_BUDGET { self.overrides.budget() } else { settings.budget() };
        if let Some(budget) = budget {
            budget.deposit();
        }
    }

    /// Returns the timeouts.
    #[inline]
    pub(super) fn timeouts(&self) -> Timeouts {
        let mut timeouts = self.settings().timeouts();
        // A call of the list is not inlined into a cold function, even if none of it does anything.
        if H::HAS_TIMEOUT {
            self.overrides.apply_timeouts(&mut timeouts);
        }
        timeouts
    }

    /// Returns what an attempt returns that was cut.
    pub(super) fn cut<M, R>(&mut self, timed_out: TimedOut) -> R
    where
        R: Classify<M, Outcome = O, Value = V>,
    {
        let settings = self.settings();
        let of_policy = || Some(Err(settings.limiter().outcome(K::Timeouts::own(timed_out)?)));
        match self.overrides.timed_out(timed_out).or_else(of_policy) {
            Some(Ok(value)) => R::from_value(value),
            Some(Err(outcome)) => R::from_outcome(outcome),
            None => unreachable!("a timeout comes with a conversion"),
        }
    }

    /// Returns the limits of an attempt that starts now.
    #[inline]
    pub(super) fn attempt_limits(&self) -> AttemptLimits<C::Instant> {
        let Timeouts { attempt, call } = self.timeouts();
        let attempt = attempt.map(|limit| (limit, self.clock.now()));
        AttemptLimits { attempt, call: call.zip(self.start) }
    }

    /// Returns the error of a call whose time was over before this attempt. The first attempt is made in any case.
    #[inline]
    pub(super) fn time_is_over(&self) -> Option<TimedOut> {
        if self.tries == 0 {
            return None;
        }
        let call = self.timeouts().call.zip(self.start);
        AttemptLimits { attempt: None, call }.of_call(&self.clock)
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
        params.max_time = shorter(params.max_time, self.timeouts().call);
        params
    }

    pub(super) fn name(&self) -> &'static str {
        self.overrides.name().unwrap_or_else(self.default_name)
    }
}
