//! A failed attempt: the engine is asked, and what it says is logged.

use core::time::Duration;

use crate::engine::{Verdict, decide};
use crate::event::{Details, Show};
use crate::limits::Limits;
use crate::log::{Levels, log};

/// What is the same for all attempts.
// A literal of it is a constant of the program where its fields are, so there are no constructors, and the fields
// stand side by side.
#[derive(Clone, Copy, Debug)]
pub struct Site {
    /// What is retried.
    pub target: &'static str,
    /// The limit on attempts.
    pub max_tries: Option<u32>,
    /// The limit on time.
    pub max_time: Option<Duration>,
    /// The levels of its log.
    pub levels: Levels,
}

/// Without limits, and with the default log.
pub const SITE: Site =
    Site { target: "", max_tries: None, max_time: None, levels: Levels::DEFAULT };

/// An attempt that gave an outcome which is to be retried.
#[derive(Debug)]
pub(crate) struct Failure<'a, O> {
    /// Whose.
    pub(crate) site: &'a Site,
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

impl<'a, O> Failure<'a, O> {
    /// Asks the engine, and logs what it says.
    // Its callers are cold, and LLVM inlines next to nothing into those.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(crate) fn judge(
        &self,
        next_wait: impl FnOnce() -> Option<Duration>,
        jitter: impl FnOnce(Duration) -> Duration,
    ) -> Verdict {
        let Site { max_tries, max_time, levels, .. } = *self.site;
        let limits = Limits::none().max_tries(max_tries).max_time(max_time);
        let elapsed = self.elapsed.unwrap_or_default();
        let verdict = decide(self.tries, elapsed, &limits, self.giveup, next_wait, jitter);
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
