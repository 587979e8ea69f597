//! What an attribute with the option `observe` reports to the observer.

use core::time::Duration;

use crate::details::FormatOutcome;
use crate::events::report;
use crate::log::Level;
use crate::message::Happened;
use crate::observer;

/// Reports a success.
#[inline]
pub fn observe_success(target: &'static str, tries: u32, elapsed: Option<Duration>) {
    observer::success(|| target, tries, elapsed);
}

/// Reports an `Err` that the filter of `#[on_predicate]` rejects. It passes without an event of the log, but ends the call.
#[cold]
#[inline(never)]
pub fn observe_rejected<O>(
    target: &'static str,
    tries: u32,
    elapsed: Option<Duration>,
    outcome: &O,
    format: Option<FormatOutcome<O>>,
) {
    report(Level::Off, || Happened::NotRetried, &target, tries, elapsed, outcome, format);
}
