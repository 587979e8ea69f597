//! Events: what the default log and the observer are told.

// The callers are cold or large, and LLVM would not inline the question there.
#![allow(clippy::inline_always)]
#![allow(clippy::too_many_arguments)] // They go in registers; some have no size.

use core::fmt::Display;
use core::time::Duration;

use crate::details::{Details, FormatOutcome};
use crate::log::{self, Level};
use crate::message::{Happened, Message, WrittenOutcome};
use crate::observer;

/// Reports an event, if anybody takes notice of it. `happened` and `target` are called only then: what happened would
/// otherwise be written to memory for nothing, and a call of a closure searches for its name.
#[inline(always)]
pub(crate) fn report<O>(
    level: Level,
    happened: impl FnOnce() -> Happened,
    target: impl Fn() -> &'static str,
    tries: u32,
    elapsed: impl Into<Option<Duration>>,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
) {
    if log::may_be_heard(level) || observer::is_set() {
        log_and_notify(level, happened(), target, tries, elapsed, outcome, format);
    }
}

#[cold]
#[inline(never)]
fn log_and_notify<O>(
    level: Level,
    happened: Happened,
    target: impl Fn() -> &'static str,
    tries: u32,
    elapsed: impl Into<Option<Duration>>,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
) {
    let outcome = WrittenOutcome::new(outcome, format);
    let outcome = outcome.as_ref().map(WrittenOutcome::as_display);
    tell(level, happened, target(), tries, elapsed.into(), outcome);
}

/// Does what does not depend on the type of the outcome, and so is compiled once.
#[inline(never)]
fn tell(
    level: Level,
    happened: Happened,
    target: &'static str,
    tries: u32,
    elapsed: Option<Duration>,
    outcome: Option<&dyn Display>,
) {
    let details = Details::new(target, tries, elapsed, &());
    let details = match happened {
        Happened::Backoff(wait) => details.with_wait(wait),
        Happened::Giveup(reason) | Happened::GiveupDuringWait(reason) => {
            details.with_reason(reason)
        }
        Happened::NotRetried => details.not_retried(),
    };
    let message = Message { details: &details, outcome };
    log::emit(level, &message, elapsed);
    observer::notify(happened, &message, elapsed);
}
