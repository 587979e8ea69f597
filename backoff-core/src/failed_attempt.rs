//! A failed attempt: the engine decides what follows it, and the verdict is logged and reported to the observer.

use core::time::Duration;

use crate::details::{FormatOutcome, GiveUpReason};
use crate::engine::{BeforeWait, Verdict, decide};
use crate::events::{Target, report};
use crate::limits::Limits;
use crate::log::{Level, LogLevels};
use crate::message::Happened;
use crate::testing_hooks;

/// The parameters of a call that are the same for all its attempts.
// A literal of it is a constant of the program where its fields are, so there are no constructors, and the fields
// are not nested.
#[derive(Clone, Copy, Debug)]
pub struct RetryParams {
    /// The name of what is retried, for the log and the handlers.
    pub target: &'static str,
    /// The limit on attempts.
    pub max_tries: Option<u32>,
    /// The limit on time.
    pub max_time: Option<Duration>,
    /// The levels of the default log.
    pub levels: LogLevels,
}

/// No limits, and the default log.
pub const DEFAULT_PARAMS: RetryParams =
    RetryParams { target: "", max_tries: None, max_time: None, levels: LogLevels::DEFAULT };

/// An attempt whose outcome the filter accepted.
pub(crate) struct FailedAttempt<'a, O, T, E> {
    /// The parameters of its call.
    pub(crate) params: &'a RetryParams,
    /// Has the name of the call.
    pub(crate) target: T,
    /// Its number, starting at 1.
    pub(crate) tries: u32,
    /// The time from the start of the call to the end of the attempt, where that was measured.
    pub(crate) elapsed: E,
    /// The answer of `giveup`.
    pub(crate) given_up: bool,
    /// The error or the value.
    pub(crate) outcome: &'a O,
    /// How the outcome is written, if it can be.
    pub(crate) format: Option<FormatOutcome<O>>,
}

impl<O, T: Target, E: Into<Option<Duration>> + Copy> FailedAttempt<'_, O, T, E> {
    /// Asks the engine for the verdict, logs it and reports it.
    // Its callers are cold or large, and LLVM would not inline it into them.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn verdict(
        &self,
        next_wait: impl FnOnce() -> Option<Duration>,
        before_wait: impl BeforeWait,
    ) -> Verdict {
        let RetryParams { max_tries, max_time, .. } = *self.params;
        // The test scopes are a global of the process: they are read here, so that the engine is pure.
        let max_tries = testing_hooks::max_tries(max_tries);
        // A call with a limit on time measures it; where the type says that this one does not, nothing is compared.
        let limits = Limits { max_tries, max_time: self.elapsed.into().and(max_time) };
        testing_hooks::check_runaway(
            self.tries,
            limits.max_tries.is_some() || max_time.is_some(),
            || self.target.name(),
        );
        let elapsed = self.elapsed.into().unwrap_or_default();
        let verdict = decide(self.tries, elapsed, limits, self.given_up, next_wait, before_wait);
        let levels = self.params.levels;
        match verdict {
            Verdict::Retry(wait) => self.report(levels.backoff, Happened::Backoff(wait)),
            Verdict::GiveUp(reason) => self.report(levels.giveup, Happened::Giveup(reason)),
        }
        verdict
    }

    /// Logs and reports that the call was cancelled during the wait that followed the attempt.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn cancel_wait(&self) {
        let happened = Happened::GiveupDuringWait(GiveUpReason::Cancelled);
        self.report(self.params.levels.giveup, happened);
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn report(&self, level: Level, happened: Happened) {
        let Self { target, tries, elapsed, outcome, format, .. } = *self;
        report(level, || happened, target, tries, elapsed, outcome, format);
    }
}
