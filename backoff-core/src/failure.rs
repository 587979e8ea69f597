//! A failed attempt: the engine is asked, and what it says is logged.

use core::time::Duration;

use crate::engine::{Verdict, decide};
use crate::event::{Details, Show};
use crate::limits::Limits;
use crate::log::{Levels, log};

/// What is the same for all attempts, and mostly for all calls: then it is a constant.
#[derive(Clone, Copy, Debug)]
pub struct Site<F = ()> {
    /// What is retried.
    pub target: &'static str,
    /// Its limits.
    pub limits: Limits,
    /// The levels of its log.
    pub levels: Levels,
    /// What makes its wait generator, where that is the same for all calls.
    pub make: F,
}

impl Site {
    /// The limit on attempts.
    #[inline]
    pub const fn max_tries(self, max_tries: Option<u32>) -> Self {
        Self { limits: self.limits.max_tries(max_tries), ..self }
    }

    /// The limit on time.
    #[inline]
    pub const fn max_time(self, max_time: Option<Duration>) -> Self {
        Self { limits: self.limits.max_time(max_time), ..self }
    }

    /// What makes the generator: it captures nothing, so that functions with the same kind of generator share code.
    #[inline]
    pub const fn make<B>(self, make: fn() -> B) -> Site<fn() -> B> {
        let Self { target, limits, levels, make: () } = self;
        Site { target, limits, levels, make }
    }
}

/// An attempt that gave an outcome which is to be retried.
#[derive(Debug)]
pub(crate) struct Failure<'a, O, F = ()> {
    /// Whose.
    pub(crate) site: &'a Site<F>,
    /// Its number.
    pub(crate) tries: u32,
    /// When it had ended, where that was measured.
    pub(crate) elapsed: Option<Duration>,
    /// Whether `giveup` said so.
    pub(crate) giveup: bool,
    /// What it gave.
    pub(crate) outcome: &'a O,
    /// How that is written.
    pub(crate) show: Option<Show<O>>,
}

impl<'a, O, F> Failure<'a, O, F> {
    /// Asks the engine, and logs what it says.
    // Its callers are cold, and LLVM inlines next to nothing into those.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn judge(
        &self,
        next_wait: impl FnOnce() -> Option<Duration>,
        jitter: impl FnOnce(Duration) -> Duration,
    ) -> Verdict {
        let Site { limits, levels, .. } = self.site;
        let elapsed = self.elapsed.unwrap_or_default();
        let verdict = decide(self.tries, elapsed, limits, self.giveup, next_wait, jitter);
        match verdict {
            Verdict::Retry(wait) => {
                if let Some(level) = levels.backoff {
                    log(level, &self.details().with_wait(wait), self.elapsed);
                }
            }
            Verdict::GiveUp(reason) => {
                if let Some(level) = levels.giveup {
                    log(level, &self.details().with_reason(reason), self.elapsed);
                }
            }
        }
        verdict
    }

    /// What handlers are told of it.
    #[inline]
    pub(crate) fn details(&self) -> Details<'a, O> {
        let elapsed = self.elapsed.unwrap_or_default();
        Details::new(self.site.target, self.tries, elapsed, self.outcome).with_show(self.show)
    }
}
