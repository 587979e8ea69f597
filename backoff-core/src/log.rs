//! The default log: a `tracing` event for each backoff, each give-up, and each outcome that the filter rejects. Their
//! target is `backoff_retry`. The error stands in the message and in no field, so that it is written once.
//!
//! `emit` exists without the feature `tracing` too, and does nothing there, so that its caller needs no `cfg`.

use core::time::Duration;

use crate::message::Message;

/// The level of an event in the default log.
///
/// ```
/// use backoff_retry::{Level, Policy, expo};
///
/// static QUIET: Policy =
///     Policy::new(expo()).max_tries(5).log_backoff(Level::Debug).log_giveup(Level::Warn);
/// # let _ = &QUIET;
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Level {
    /// The event is not logged.
    Off,
    /// `tracing::Level::ERROR`.
    Error,
    /// `tracing::Level::WARN`.
    Warn,
    /// `tracing::Level::INFO`.
    Info,
    /// `tracing::Level::DEBUG`.
    Debug,
    /// `tracing::Level::TRACE`.
    Trace,
}

/// The levels at which the events of a call are logged, and whether values are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LogLevels {
    /// The level of a backoff.
    pub backoff: Level,
    /// The level of a give-up.
    pub giveup: Level,
    /// The level of an outcome that the filter rejected.
    pub not_retried: Level,
    /// Whether the value is written where values are retried. Errors are always written.
    pub values: bool,
}

impl LogLevels {
    /// The levels of Python's backoff, which does not log an outcome that the filter rejects.
    pub const DEFAULT: Self = Self::of(Level::Info, Level::Error, Level::Debug);

    /// Nothing is logged.
    pub const OFF: Self = Self::of(Level::Off, Level::Off, Level::Off);

    /// Sets the level of backoffs and give-ups. Outcomes that the filter rejects are part of normal operation: their
    /// level stays what it is by default, unless the log is turned off.
    #[cfg(feature = "serde")]
    pub(crate) fn uniform(level: Level) -> Self {
        if level == Level::Off {
            Self::OFF
        } else {
            Self { backoff: level, giveup: level, ..Self::DEFAULT }
        }
    }

    const fn of(backoff: Level, giveup: Level, not_retried: Level) -> Self {
        // A value may be a secret, and the log is not asked for it.
        Self { backoff, giveup, not_retried, values: false }
    }
}

/// Returns whether somebody may listen to events of the level.
#[inline]
pub(crate) fn may_be_heard(level: Level) -> bool {
    level != Level::Off && is_heard()
}

/// One comparison before any detail is built: mostly nobody listens. The exact level is compared by `tracing`.
#[cfg(all(feature = "tracing", not(feature = "log")))]
#[inline]
fn is_heard() -> bool {
    use tracing::level_filters::LevelFilter;

    LevelFilter::current() != LevelFilter::OFF
}

/// With the feature `log` the filter tells nothing, since it does not know the loggers of that crate. Without `tracing`
/// nobody listens.
#[cfg(any(not(feature = "tracing"), feature = "log"))]
#[inline]
fn is_heard() -> bool {
    cfg!(feature = "log")
}

/// Logs an event. `elapsed` is the time since the start where the call measures it anyway: measuring it for the log alone
/// would cost every success a look at the clock.
#[cfg(feature = "tracing")]
#[cold]
#[inline(never)]
pub(crate) fn emit(level: Level, message: &Message<'_>, elapsed: Option<Duration>) {
    let details = message.details;
    // `tracing` requires a constant level, so each level has a callsite of its own. The arguments are evaluated only
    // if a subscriber listens.
    macro_rules! event_at {
        ($level:ident) => {
            tracing::event!(
                target: "backoff_retry",
                tracing::Level::$level,
                function = details.target,
                tries = details.tries,
                wait = details.wait.map(|wait| wait.as_secs_f64()),
                elapsed = elapsed.map(|elapsed| elapsed.as_secs_f64()),
                reason = details.reason.map(tracing::field::display),
                "{message}"
            )
        };
    }
    match level {
        Level::Off => {}
        Level::Error => event_at!(ERROR),
        Level::Warn => event_at!(WARN),
        Level::Info => event_at!(INFO),
        Level::Debug => event_at!(DEBUG),
        Level::Trace => event_at!(TRACE),
    }
}

/// Without the feature `tracing` nothing is logged.
#[cfg(not(feature = "tracing"))]
pub(crate) fn emit(_level: Level, _message: &Message<'_>, _elapsed: Option<Duration>) {}
