//! The default log: a `tracing` event for each backoff and each give-up, on target `backoff_retry`.
//!
//! The function exists without the feature `tracing` too, and does nothing there, so that the code which
//! the attributes write needs no `cfg`: it would be about the features of the user's crate.

use core::time::Duration;

use crate::event::Details;

/// How important an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Something failed for good.
    Error,
    /// Something is wrong.
    Warn,
    /// Something happened.
    Info,
    /// Of interest to developers.
    Debug,
    /// Of interest to nobody else.
    Trace,
}

/// Logs a backoff or a give-up. `elapsed` is given where the call has a stopwatch anyway: starting one
/// for the log's sake would cost two clock reads on every success.
#[cfg(feature = "tracing")]
pub(crate) fn log<O>(level: Level, details: &Details<'_, O>, elapsed: Option<Duration>) {
    let shown = details.shown();
    emit(&Record {
        level,
        function: details.target,
        tries: details.tries,
        wait: details.wait,
        elapsed,
        reason: details.reason,
        outcome: details.can_be_shown().then_some(&shown),
        message: details,
    });
}

/// Without the feature `tracing` nothing is logged.
#[cfg(not(feature = "tracing"))]
#[inline]
pub(crate) fn log<O>(_level: Level, _details: &Details<'_, O>, _elapsed: Option<Duration>) {}

/// What is logged, without the type of the outcome: the events are compiled once, not once a use.
#[cfg(feature = "tracing")]
struct Record<'a> {
    level: Level,
    function: &'static str,
    tries: u32,
    wait: Option<Duration>,
    elapsed: Option<Duration>,
    reason: Option<crate::event::GiveUpReason>,
    outcome: Option<&'a dyn core::fmt::Display>,
    message: &'a dyn core::fmt::Display,
}

#[cfg(feature = "tracing")]
fn emit(record: &Record<'_>) {
    // `tracing` wants the level as a constant, so there is a callsite for each.
    macro_rules! event_at {
        ($level:ident) => {
            tracing::event!(
                target: "backoff_retry",
                tracing::Level::$level,
                function = record.function,
                tries = record.tries,
                wait = record.wait.map(|wait| wait.as_secs_f64()),
                elapsed = record.elapsed.map(|elapsed| elapsed.as_secs_f64()),
                reason = record.reason.map(tracing::field::display),
                outcome = record.outcome.map(tracing::field::display),
                "{}",
                record.message
            )
        };
    }
    match record.level {
        Level::Error => event_at!(ERROR),
        Level::Warn => event_at!(WARN),
        Level::Info => event_at!(INFO),
        Level::Debug => event_at!(DEBUG),
        Level::Trace => event_at!(TRACE),
    }
}
