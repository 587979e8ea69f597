//! The course of one call, step by step; the drivers run and sleep in between.

use core::marker::PhantomData;
use core::time::Duration;

use super::hooks::Hooks;
use super::report::{Ended, Report};
use super::returned::Mode;
use crate::clock::Clock;
use crate::engine::Verdict;
use crate::event::{Details, Show};
use crate::failure::Failure;
use crate::policy::{Covers, Policy, PolicyWait, Rules, RulesFor, Scope, Settings};
use crate::wait::Wait;

/// What a call remembers from attempt to attempt.
pub(super) struct Course<'p, W: Wait<O>, S: Scope, O, V, H, C: Clock> {
    wait: PolicyWait<'p, W, S, O>,
    hooks: H,
    clock: C,
    start: Option<C::Instant>,
    tries: u32,
    waited: Duration,
    /// What the call is called, unless it says: asked for when there is something to tell.
    path: fn() -> &'static str,
    value: PhantomData<fn(&V)>,
}

/// What follows an attempt.
pub(super) enum Step {
    /// Wait that long, then try again.
    Wait(Duration),
    /// Return what it gave. The time is that at the end of the attempt, where it was measured.
    End(Ended, Duration),
}

impl<'p, W: Wait<O>, S: Scope, O, V, H, C: Clock> Course<'p, W, S, O, V, H, C> {
    pub(super) fn new(
        policy: &'p Policy<W, S>,
        hooks: H,
        clock: C,
        path: fn() -> &'static str,
    ) -> Self {
        let wait = PolicyWait::new(policy);
        let (start, tries, waited) = (None, 0, Duration::ZERO);
        Self { wait, hooks, clock, start, tries, waited, path, value: PhantomData }
    }

    fn settings(&self) -> &'p Settings<S> {
        self.wait.policy().settings()
    }

    pub(super) fn clock(&self) -> &C {
        &self.clock
    }

    pub(super) fn tries(&self) -> u32 {
        self.tries
    }

    pub(super) fn waited(&self) -> Duration {
        self.waited
    }

    pub(super) fn elapsed(&self) -> Duration {
        self.start.map_or(Duration::ZERO, |start| self.clock.elapsed(start))
    }

    pub(super) fn report<R>(&self, result: R, ended: Ended, elapsed: Duration) -> Report<R> {
        let Self { tries, waited, .. } = *self;
        Report { result, tries, elapsed, waited, ended }
    }

    /// The same course, of which more is said.
    pub(super) fn with<A>(self, entry: A) -> Course<'p, W, S, O, V, (H, A), C> {
        let Self { wait, hooks, clock, start, tries, waited, path, value } = self;
        Course { wait, hooks: (hooks, entry), clock, start, tries, waited, path, value }
    }
}

impl<W, S, O, V, H, C> Course<'_, W, S, O, V, H, C>
where
    W: Wait<O> + Clone,
    S: Covers<O>,
    H: Hooks<O, V>,
    C: Clock,
{
    /// Before an attempt.
    #[inline]
    pub(super) fn attempt(&mut self) {
        self.count();
        self.tell();
    }

    /// Counts an attempt; the first starts the clock.
    #[inline]
    pub(super) fn count(&mut self) {
        if self.tries == 0 && (H::TIMED || self.settings().is_timed()) {
            self.start = Some(self.clock.now());
        }
        self.tries = self.tries.saturating_add(1);
    }

    /// Tells of an attempt that has been counted.
    #[inline]
    pub(super) fn tell(&mut self) {
        let settings = self.settings();
        if H::TELLS_TRY || settings.tells_try() {
            let elapsed = self.elapsed();
            let details = Details::new(self.target(), self.tries, elapsed, &());
            if !self.hooks.on_try(&details) {
                settings.on_try(&details);
            }
        }
    }

    /// After an attempt. Events are told here; the wait is left to the driver.
    #[inline]
    pub(super) fn judge<M, R>(&mut self, output: &R) -> Step
    where
        M: Mode<R, Outcome = O, Value = V>,
    {
        // A clock is read where someone asks; a report does in any case.
        let elapsed = H::REPORTED.then(|| self.elapsed());
        let outcome = match M::outcome(output) {
            Ok(value) => return self.success(value, elapsed, Ended::Success),
            Err(outcome) => outcome,
        };
        let settings = self.settings();
        let retries = self.hooks.retries(outcome);
        if !retries.unwrap_or_else(|| settings.retries(outcome)) {
            return match M::passed(outcome) {
                Some(value) => self.success(value, elapsed, M::LET_THROUGH),
                None => Step::End(M::LET_THROUGH, elapsed.unwrap_or_default()),
            };
        }
        self.failure(outcome, elapsed, M::show())
    }

    #[inline]
    fn success(&mut self, value: &V, elapsed: Option<Duration>, ended: Ended) -> Step {
        if H::TELLS_SUCCESS || self.settings().tells_success() {
            let elapsed = elapsed.unwrap_or_else(|| self.elapsed());
            let details = Details::new(self.target(), self.tries, elapsed, value);
            if !self.hooks.on_success(&details) {
                self.settings().on_success(&details);
            }
        }
        Step::End(ended, elapsed.unwrap_or_default())
    }

    /// Asks the engine. Kept out of the way of a success.
    #[cold]
    fn failure(&mut self, outcome: &O, elapsed: Option<Duration>, show: Option<Show<O>>) -> Step {
        let elapsed = elapsed.unwrap_or_else(|| self.elapsed());
        let settings = self.settings();
        let Self { wait, hooks, tries, .. } = self;
        let tries = *tries;
        let giveup = hooks.gives_up(outcome).unwrap_or_else(|| settings.gives_up(outcome));
        let next_wait = || wait.next_wait(tries, outcome);
        let show = hooks.show().or(show);
        let mut site = settings.site();
        hooks.change(&mut site);
        site.target = hooks.name().unwrap_or_else(self.path);
        let measured = self.start.is_some().then_some(elapsed);
        let failure = Failure { site: &site, tries, elapsed: measured, giveup, outcome, show };
        let jitter = |wait| hooks.jitter(wait).unwrap_or_else(|| settings.spread(wait));
        let verdict = failure.judge(next_wait, jitter);
        let details = failure.details();
        match verdict {
            Verdict::Retry(wait) => {
                let details = details.with_wait(wait);
                if !self.hooks.on_backoff(&details) {
                    settings.on_backoff(&details);
                }
                self.waited = self.waited.saturating_add(wait);
                Step::Wait(wait)
            }
            Verdict::GiveUp(reason) => {
                let details = details.with_reason(reason);
                if !self.hooks.on_giveup(&details) {
                    settings.on_giveup(&details);
                }
                Step::End(Ended::GaveUp(reason), elapsed)
            }
        }
    }

    /// What the call is called.
    fn target(&self) -> &'static str {
        self.hooks.name().unwrap_or_else(self.path)
    }
}
