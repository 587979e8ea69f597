//! A failed attempt: the engine decides what follows it, and the verdict is logged and reported to the observer.

use core::time::Duration;

use crate::details::{Details, FormatOutcome, GiveUpReason};
use crate::engine::{BeforeWait, Verdict, decide};
use crate::limits::Limits;
use crate::log::{Level, LogLevels, log};
use crate::observer::{self, Happened};
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

/// Logs and reports an outcome that the filter rejected.
pub(crate) fn log_not_retried<O>(
    level: Level,
    target: &'static str,
    tries: u32,
    elapsed: Option<Duration>,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
) {
    log(level, || {
        let details = Details::new(target, tries, elapsed, outcome).with_format(format);
        (details.not_retried(), elapsed)
    });
    observer::not_retried(target, tries, elapsed, outcome, format);
}

/// An attempt whose outcome the filter accepted.
pub(crate) struct FailedAttempt<'a, O, N> {
    /// The parameters of its call.
    pub(crate) params: &'a RetryParams,
    /// Returns the name of the call. Called only for an event that is logged: a call of a closure has to search for it.
    pub(crate) target: N,
    /// Its number, starting at 1.
    pub(crate) tries: u32,
    /// The time from the start of the call to the end of the attempt, where that was measured.
    pub(crate) elapsed: Option<Duration>,
    /// The answer of `giveup`.
    pub(crate) given_up: bool,
    /// The error or the value.
    pub(crate) outcome: &'a O,
    /// How the outcome is written, if it can be.
    pub(crate) format: Option<FormatOutcome<O>>,
}

impl<'a, O, N: Fn() -> &'static str> FailedAttempt<'a, O, N> {
    /// Asks the engine for the verdict, logs it and reports it.
    // Its callers are cold or large, and LLVM would not inline it into them.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn verdict(
        &self,
        next_wait: impl FnOnce() -> Option<Duration>,
        before_wait: impl BeforeWait,
    ) -> Verdict {
        let RetryParams { max_tries, max_time, levels, .. } = *self.params;
        // The test scopes are a global of the process: they are read here, so that the engine is pure.
        let max_tries = testing_hooks::max_tries(max_tries);
        // A call with a limit on time measures it; where the type says that this one does not, nothing is compared.
        let limits = Limits { max_tries, max_time: self.elapsed.and(max_time) };
        testing_hooks::check_runaway(
            self.tries,
            limits.max_tries.is_some() || max_time.is_some(),
            &self.target,
        );
        let elapsed = self.elapsed.unwrap_or_default();
        let verdict = decide(self.tries, elapsed, limits, self.given_up, next_wait, before_wait);
        match verdict {
            Verdict::Retry(wait) => {
                let details = || self.details().with_wait(wait);
                log(levels.backoff, || (details(), self.elapsed));
                observer::report(Happened::Backoff, self.elapsed, details);
            }
            Verdict::GiveUp(reason) => self.giveup(Happened::Giveup, reason),
        }
        verdict
    }

    /// Logs and reports that the call was cancelled during the wait that followed the attempt.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn cancel_wait(&self) {
        self.giveup(Happened::GiveupDuringWait, GiveUpReason::Cancelled);
    }

    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn giveup(&self, happened: Happened, reason: GiveUpReason) {
        let details = || self.details().with_reason(reason);
        log(self.params.levels.giveup, || (details(), self.elapsed));
        observer::report(happened, self.elapsed, details);
    }

    /// Returns what handlers see of the attempt.
    #[inline]
    fn details(&self) -> Details<'a, O> {
        let Self { tries, elapsed, outcome, format, .. } = *self;
        Details::new((self.target)(), tries, elapsed, outcome).with_format(format)
    }
}
