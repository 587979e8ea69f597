//! The default log: a `tracing` event for each backoff and each give-up, on target `backoff_retry`.
//!
//! The function exists without the feature `tracing` too, and does nothing there, so that the code which
//! the attributes write needs no `cfg`: it would be about the features of the user's crate.

#[cfg(feature = "tracing")]
use core::fmt;
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

/// At which levels a backoff and a give-up are logged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Levels {
    /// That of a backoff.
    pub backoff: Option<Level>,
    /// That of a give-up.
    pub giveup: Option<Level>,
}

impl Levels {
    /// What Python's backoff logs at.
    pub const DEFAULT: Self = Self { backoff: Some(Level::Info), giveup: Some(Level::Error) };
}

/// Logs a backoff or a give-up. `elapsed` is given where the call has a stopwatch anyway: starting one
/// for the log's sake would cost every success a look at the clock.
#[cfg(feature = "tracing")]
#[inline]
pub(crate) fn log<O>(level: Level, details: &Details<'_, O>, elapsed: Option<Duration>) {
    emit(level, details, elapsed);
}

/// Without the feature `tracing` nothing is logged.
#[cfg(not(feature = "tracing"))]
#[inline]
pub(crate) fn log<O>(_level: Level, _details: &Details<'_, O>, _elapsed: Option<Duration>) {}

/// What is logged, without the type of the outcome: the events are compiled once, not once a use.
#[cfg(feature = "tracing")]
trait Record: fmt::Display {
    /// The same event, without the outcome.
    fn facts(&self) -> Details<'_>;

    /// Writes the outcome.
    fn fmt_outcome(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Whether there is a way to.
    fn can_be_shown(&self) -> bool;
}

#[cfg(feature = "tracing")]
impl<O> Record for Details<'_, O> {
    fn facts(&self) -> Details<'_> {
        self.without_outcome()
    }

    fn fmt_outcome(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.shown(), f)
    }

    fn can_be_shown(&self) -> bool {
        Details::can_be_shown(self)
    }
}

/// The outcome of a record.
#[cfg(feature = "tracing")]
struct Outcome<'a>(&'a dyn Record);

#[cfg(feature = "tracing")]
impl fmt::Display for Outcome<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_outcome(f)
    }
}

#[cfg(feature = "tracing")]
fn emit(level: Level, record: &dyn Record, elapsed: Option<Duration>) {
    // `tracing` wants the level as a constant, so there is a callsite for each. Its arguments are evaluated only
    // where someone listens.
    macro_rules! event_at {
        ($level:ident) => {
            tracing::event!(
                target: "backoff_retry",
                tracing::Level::$level,
                function = record.facts().target,
                tries = record.facts().tries,
                wait = record.facts().wait.map(|wait| wait.as_secs_f64()),
                elapsed = elapsed.map(|elapsed| elapsed.as_secs_f64()),
                reason = record.facts().reason.map(tracing::field::display),
                outcome = record.can_be_shown().then(|| tracing::field::display(Outcome(record))),
                "{}",
                record
            )
        };
    }
    match level {
        Level::Error => event_at!(ERROR),
        Level::Warn => event_at!(WARN),
        Level::Info => event_at!(INFO),
        Level::Debug => event_at!(DEBUG),
        Level::Trace => event_at!(TRACE),
    }
}
