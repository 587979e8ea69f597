//! The steps of a call that makes its own attempts and waits, and knows its filter: the layer of tower, and
//! `reqwest::execute`. Unlike a [`Stepper`](crate::policy::Stepper) they read a clock, log, and notify the handlers of the
//! policy.

use core::time::Duration;

use crate::clock::Clock;
use crate::details::{Details, FormatOutcome};
use crate::engine::{Accepted, Verdict, judge};
use crate::events::report;
use crate::failed_attempt::FailedAttempt;
use crate::message::Happened;
use crate::policy::{OutcomeOf, Policy, PolicyKind};
use crate::wait::Wait;

/// What stays the same from attempt to attempt.
pub(crate) struct Frame<'a, W, K: PolicyKind, C> {
    pub(crate) policy: &'a Policy<W, K>,
    pub(crate) clock: &'a C,
    /// The name of what is retried.
    pub(crate) target: &'static str,
}

/// What a call remembers from attempt to attempt. `I` is the type of the clock's instants.
#[derive(Clone)]
pub(crate) struct Steps<W, I> {
    /// The wait generator, once a wait was needed.
    wait: Option<W>,
    /// The start of the first attempt, if something needs the elapsed time.
    start: Option<I>,
    /// The number of attempts that ended.
    tries: u32,
}

/// An attempt that ended in something other than a success.
pub(crate) struct Judged<'o, O> {
    pub(crate) outcome: &'o O,
    /// How the outcome is written.
    pub(crate) format: FormatOutcome<O>,
    /// Whether the filter accepts the outcome.
    pub(crate) is_retried: bool,
    /// The wait that the server named. It replaces that of the generator, without jitter.
    pub(crate) asked: Option<Duration>,
}

impl<W: Clone, I: Copy> Steps<W, I> {
    pub(crate) const NEW: Self = Self { wait: None, start: None, tries: 0 };

    /// Begins an attempt, which is counted when it has ended. The first one starts the clock, whatever was begun before
    /// and not counted: tower begins the first attempts of all calls on one shared value.
    pub(crate) fn begin<K: PolicyKind>(
        &mut self,
        frame: &Frame<'_, W, K, impl Clock<Instant = I>>,
    ) {
        let settings = frame.policy.settings();
        if self.tries == 0 {
            self.start = settings.start(frame.clock);
        }
        if settings.has_try_handler() {
            let (tries, elapsed) = (self.tries.saturating_add(1), self.elapsed(frame.clock));
            settings.notify_try(&Details::new(frame.target, tries, elapsed, &()));
        }
    }

    /// Counts an attempt that succeeded.
    pub(crate) fn succeed<K: PolicyKind>(
        &mut self,
        frame: &Frame<'_, W, K, impl Clock<Instant = I>>,
    ) {
        self.tries = self.tries.saturating_add(1);
        let settings = frame.policy.settings();
        if !settings.observes_success() {
            return;
        }
        if let Some(budget) = settings.budget() {
            budget.deposit();
        }
        let elapsed = self.elapsed(frame.clock);
        settings.observe_success(frame.target, self.tries, elapsed);
        if settings.has_success_handler() {
            settings.notify_success(&Details::new(frame.target, self.tries, elapsed, &()));
        }
    }

    /// Counts an attempt that did not succeed, and returns the wait if another one follows.
    pub(crate) fn fail<K, O>(
        &mut self,
        frame: &Frame<'_, W, K, impl Clock<Instant = I>>,
        judged: &Judged<'_, O>,
    ) -> Option<Duration>
    where
        K: PolicyKind,
        O: OutcomeOf<K>,
        W: Wait<O>,
    {
        self.tries = self.tries.saturating_add(1);
        let (settings, tries) = (frame.policy.settings(), self.tries);
        let Judged { outcome, format, is_retried, asked } = *judged;
        let (elapsed, format) = (self.elapsed(frame.clock), Some(format));
        let accepted = judge!(is_retried, elapsed, settings.gives_up(outcome));
        let Some(Accepted { given_up, .. }) = accepted else {
            let level = settings.params().levels.not_retried;
            let target = &frame.target;
            report(level, || Happened::NotRetried, target, tries, elapsed, outcome, format);
            return None;
        };
        let next_wait = || {
            let wait = self.wait.get_or_insert_with(|| frame.policy.wait().clone());
            asked.or_else(|| wait.next_wait(tries, outcome))
        };
        let jitter = |wait| if asked.is_some() { wait } else { settings.apply_jitter(wait) };
        let (params, target) = (&settings.params(), &frame.target);
        let failed = FailedAttempt { params, target, tries, elapsed, given_up, outcome, format };
        let verdict = failed.verdict(next_wait, (jitter, settings.permit()));
        let details = Details::new(frame.target, tries, elapsed, outcome).with_format(format);
        match verdict {
            Verdict::Retry(wait) => {
                settings.notify_backoff(&details.with_wait(wait));
                Some(wait)
            }
            Verdict::GiveUp(reason) => {
                settings.notify_giveup(&details.with_reason(reason));
                None
            }
        }
    }

    /// Returns the number of attempts that ended.
    #[cfg(feature = "tower")]
    pub(crate) fn tries(&self) -> u32 {
        self.tries
    }

    fn elapsed(&self, clock: &impl Clock<Instant = I>) -> Option<Duration> {
        self.start.map(|start| clock.elapsed(start))
    }
}
