//! The limits on a running attempt: how much time it gets, and the error of an attempt that was cut.

mod timer;

use core::fmt;
use core::time::Duration;

use thiserror::Error;

use crate::clock::Clock;
pub use timer::{AttemptTimer, LimitedAttempt};
pub(crate) use timer::{CutAttempt, NoTimer, Timer};

/// The error of an attempt that was cut, because its `attempt_timeout` or the `timeout` of the call had passed.
///
/// It becomes the error of the retried function by `From<TimedOut>`, which `anyhow::Error`, `eyre::Report`,
/// `Box<dyn Error>` and [`std::io::Error`] implement, or by the option `timed_out`.
///
/// ```
/// use backoff_retry::TimedOut;
///
/// #[derive(Debug, thiserror::Error)]
/// enum FetchError {
///     #[error(transparent)]
///     Io(#[from] std::io::Error),
///     #[error(transparent)]
///     TimedOut(#[from] TimedOut), // the conversion
/// }
/// # let _ = FetchError::Io(std::io::Error::other("")).to_string();
/// ```
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq, Hash)]
#[error("the {limit} timed out after {after:?}")]
#[non_exhaustive]
pub struct TimedOut {
    /// The limit that was reached.
    pub limit: TimeLimit,
    /// The length of that limit.
    pub after: Duration,
}

impl TimedOut {
    /// Makes the error, for tests of code that handles it.
    ///
    /// ```
    /// use std::io;
    /// use std::time::Duration;
    /// use backoff_retry::{TimeLimit, TimedOut};
    ///
    /// let timed_out = TimedOut::new(TimeLimit::AttemptTimeout, Duration::from_secs(10));
    /// let error = io::Error::from(timed_out);
    /// assert_eq!(error.kind(), io::ErrorKind::TimedOut);
    /// assert_eq!(error.to_string(), "the attempt timed out after 10s");
    /// ```
    pub const fn new(limit: TimeLimit, after: Duration) -> Self {
        Self { limit, after }
    }
}

/// A limit on the time of a running attempt, as a [`TimedOut`] names it.
///
/// ```
/// use backoff_retry::{TimeLimit, TimedOut};
///
/// /// Returns the label of a metric.
/// fn label(error: &TimedOut) -> &'static str {
///     match error.limit {
///         TimeLimit::AttemptTimeout => "attempt",
///         TimeLimit::Timeout => "call",
///         _ => "other",
///     }
/// }
/// # assert_eq!(label(&TimedOut::new(TimeLimit::Timeout, std::time::Duration::ZERO)), "call");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TimeLimit {
    /// `attempt_timeout`, the limit of one attempt.
    AttemptTimeout,
    /// `timeout`, the limit of the whole call.
    Timeout,
}

impl fmt::Display for TimeLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::AttemptTimeout => "attempt",
            Self::Timeout => "call",
        })
    }
}

#[cfg(feature = "std")]
impl From<TimedOut> for std::io::Error {
    /// Makes an error of the kind [`TimedOut`](std::io::ErrorKind::TimedOut).
    fn from(timed_out: TimedOut) -> Self {
        Self::new(std::io::ErrorKind::TimedOut, timed_out)
    }
}

/// The timeouts of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Timeouts {
    /// `attempt_timeout`.
    pub attempt: Option<Duration>,
    /// `timeout`.
    pub call: Option<Duration>,
}

/// The time limits of one attempt, each with its length and the time from which it is counted.
#[derive(Clone, Copy, Debug)]
pub struct AttemptLimits<I> {
    /// `attempt_timeout`, and the start of the attempt.
    pub attempt: Option<(Duration, I)>,
    /// `timeout`, and the start of the call.
    pub call: Option<(Duration, I)>,
}

impl<I: Copy> AttemptLimits<I> {
    /// Returns what is left of the limit that ends first, and the error of an attempt that reaches it.
    pub(crate) fn left<C: Clock<Instant = I>>(&self, clock: &C) -> Option<(Duration, TimedOut)> {
        let left = |limit, given: Option<(Duration, I)>| {
            let (after, start) = given?;
            Some((after.saturating_sub(clock.elapsed(start)), TimedOut { limit, after }))
        };
        let (attempt, call) =
            (left(TimeLimit::AttemptTimeout, self.attempt), left(TimeLimit::Timeout, self.call));
        match (attempt, call) {
            // Where both end together, there is no time for another attempt.
            (Some(attempt), Some(call)) if attempt.0 < call.0 => Some(attempt),
            (attempt, call) => call.or(attempt),
        }
    }

    /// Returns the error of a call whose time is over.
    pub(crate) fn of_call<C: Clock<Instant = I>>(&self, clock: &C) -> Option<TimedOut> {
        let (after, start) = self.call?;
        (clock.elapsed(start) >= after).then_some(TimedOut { limit: TimeLimit::Timeout, after })
    }
}

/// Returns the shorter of two limits.
#[inline]
#[must_use]
pub const fn shorter(one: Option<Duration>, other: Option<Duration>) -> Option<Duration> {
    match (one, other) {
        (Some(one), Some(other)) if one.as_nanos() < other.as_nanos() => Some(one),
        (Some(_), Some(other)) => Some(other),
        (Some(limit), None) | (None, Some(limit)) => Some(limit),
        (None, None) => None,
    }
}
