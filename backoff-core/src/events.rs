//! Events: the default log and the observer are told what happened.

// The callers are cold or large, and LLVM would not inline the check into them.
#![allow(clippy::inline_always)]
#![allow(clippy::too_many_arguments)] // They go in registers; some have no size.

use core::fmt::Display;
use core::time::Duration;

use crate::details::{Details, FormatOutcome};
use crate::log::{self, Level};
use crate::message::{Happened, Message, WrittenOutcome};
use crate::observer;

/// What has the name of what is retried.
// A closure that returns the name would have the generics of the function around it, and each of them its own copy of
// `tell`.
pub(crate) trait Target: Copy {
    /// Returns the name.
    fn name(self) -> &'static str;
}

impl Target for &&'static str {
    #[inline]
    fn name(self) -> &'static str {
        self
    }
}

/// Reports an event, if the log or an observer listens. `happened` is called and `target` is asked only then: what
/// happened would otherwise be written to memory for nothing, and a call of a closure searches for its name.
#[inline(always)]
pub(crate) fn report<O>(
    level: Level,
    happened: impl FnOnce() -> Happened,
    target: impl Target,
    tries: u32,
    elapsed: impl Into<Option<Duration>>,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
) {
    if log::may_be_heard(level) || observer::is_set() {
        tell(level, happened(), target, tries, elapsed, outcome, format);
    }
}

#[cold]
#[inline(never)]
fn tell<O>(
    level: Level,
    happened: Happened,
    target: impl Target,
    tries: u32,
    elapsed: impl Into<Option<Duration>>,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
) {
    let outcome = WrittenOutcome::new(outcome, format);
    let outcome = outcome.as_ref().map(WrittenOutcome::as_display);
    log_and_notify(level, happened, target.name(), tries, elapsed.into(), outcome);
}

/// Does what does not depend on the type of the outcome, and so is compiled once.
#[inline(never)]
fn log_and_notify(
    level: Level,
    happened: Happened,
    target: &'static str,
    tries: u32,
    elapsed: Option<Duration>,
    outcome: Option<&dyn Display>,
) {
    let details = Details::new(target, tries, elapsed, &());
    let (details, is_rejected) = match happened {
        Happened::Backoff(wait) => (details.with_wait(wait), false),
        Happened::Giveup(reason) | Happened::GiveupDuringWait(reason) => {
            (details.with_reason(reason), false)
        }
        Happened::NotRetried => (details, true),
    };
    let message = Message { details: &details, is_rejected, outcome };
    // The observer alone may listen, and `tracing` would pass an event that it ignores on to the crate `log`, if another
    // crate has turned that on.
    if log::may_be_heard(level) {
        log::emit(level, &message, elapsed);
    }
    observer::notify(happened, &message, elapsed);
}
