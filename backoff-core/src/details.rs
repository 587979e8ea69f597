//! What handlers see of an event.

use core::fmt;
use core::time::Duration;

use crate::message::{OnOneLine, WrittenOutcome};

/// Why a retry gave up.
///
/// ```
/// use backoff_retry::{GiveUpReason, Policy, constant, call::CallStatus};
/// use std::time::Duration;
///
/// let policy = Policy::new(constant(Duration::ZERO)).max_tries(2);
/// let report = policy.call_blocking(|| Err::<(), _>("busy")).report();
/// assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTries));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GiveUpReason {
    /// `giveup` returned `true` for the outcome.
    Giveup,
    /// `max_tries` attempts were made.
    MaxTries,
    /// `max_time` or `timeout` had passed, or the wait would have reached the end of `timeout`.
    MaxTime,
    /// The wait generator had no waits left.
    WaitsExhausted,
    /// The [budget](crate::budget) had no retry left.
    Budget,
    /// The call was cancelled.
    Cancelled,
}

impl GiveUpReason {
    /// Returns the name of the reason, as `Display` writes it. It is constant, as labels of metrics are.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Giveup => "giveup",
            Self::MaxTries => "max_tries",
            Self::MaxTime => "max_time",
            Self::WaitsExhausted => "waits_exhausted",
            Self::Budget => "budget",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for GiveUpReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The details of an event of a retried call, for handlers.
///
/// `O` is the type of the outcome. Under `#[on_exception]` and in calls it is the error for `on_backoff` and
/// `on_giveup`, and the value for `on_success`; where values are retried it is the value for all three. `on_try`
/// runs before there is an outcome, so it receives `Details<'_>`, which is short for `Details<'_, ()>`.
///
/// A handler that serves several events is generic: `fn count<O>(details: &Details<'_, O>)`.
///
/// [`Display`](fmt::Display) writes the message of the log, in the form of Python's backoff:
/// `Backing off fetch(...) for 800ms (connection refused)`. An error is written by `Display`, with its sources after
/// it (`a: b: c`), or else by `Debug`; always on one line, with control characters escaped. An error that implements
/// neither is left out, and so is a value, unless the log is asked for values.
///
/// ```
/// use std::{fs, io};
/// use backoff_retry::{Details, expo, on_exception};
///
/// fn report(details: &Details<'_, io::Error>) {
///     eprintln!("attempt {} of {} failed: {}", details.tries, details.name(), details.outcome);
/// }
///
/// #[on_exception(expo, max_tries = 5, on_backoff = report)]
/// fn load() -> io::Result<String> {
///     fs::read_to_string("settings.toml")
/// }
/// # let _ = load;
/// ```
#[non_exhaustive]
pub struct Details<'a, O = ()> {
    /// The path of the retried function, or its `name`.
    pub target: &'static str,
    /// The number of attempts so far, including the first.
    pub tries: u32,
    /// The time since the start of the call: for `on_try` up to the start of the attempt, for other events up to
    /// its end.
    pub elapsed: Duration,
    /// The wait that follows; only for `on_backoff`.
    pub wait: Option<Duration>,
    /// Why the retry gave up; only for `on_giveup`.
    pub reason: Option<GiveUpReason>,
    /// The error or the value.
    pub outcome: &'a O,
    /// The arguments of the call, by name; only where the attribute has the option `args`.
    pub args: &'a [Argument<'a>],
    pub(crate) format: Option<FormatOutcome<O>>,
}

/// The name of an argument, and its value.
pub type Argument<'a> = (&'static str, &'a (dyn fmt::Debug + Sync));

/// Writes an outcome. It is chosen where the type of the outcome is known.
pub type FormatOutcome<O> = fn(&O, &mut fmt::Formatter<'_>) -> fmt::Result;

impl<'a, O> Details<'a, O> {
    /// Makes the details of an attempt; `elapsed` is `None` where it was not measured.
    #[doc(hidden)]
    #[inline]
    pub fn new(
        target: &'static str,
        tries: u32,
        elapsed: Option<Duration>,
        outcome: &'a O,
    ) -> Self {
        let elapsed = elapsed.unwrap_or_default();
        let (wait, reason, args, format) = (None, None, &[], None);
        Self { target, tries, elapsed, wait, reason, outcome, args, format }
    }

    /// Sets how the outcome is written.
    #[doc(hidden)]
    #[inline]
    pub fn with_format(self, format: Option<FormatOutcome<O>>) -> Self {
        Self { format, ..self }
    }

    /// Sets the arguments of the call.
    #[doc(hidden)]
    #[inline]
    pub fn with_args(self, args: &'a [Argument<'a>]) -> Self {
        Self { args, ..self }
    }

    /// Sets the wait that follows.
    #[doc(hidden)]
    #[inline]
    pub fn with_wait(self, wait: Duration) -> Self {
        Self { wait: Some(wait), ..self }
    }

    /// Sets why the retry gave up.
    #[doc(hidden)]
    #[inline]
    pub fn with_reason(self, reason: GiveUpReason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// Returns the same details without the outcome, for code that does not know its type.
    #[inline]
    pub(crate) fn without_outcome(&self) -> Details<'a> {
        let Self { target, tries, elapsed, wait, reason, args, .. } = *self;
        let (outcome, format) = (&(), None);
        Details { target, tries, elapsed, wait, reason, outcome, args, format }
    }

    /// Returns the last segment of the target's path, without generics: the name of the function in messages.
    pub fn name(&self) -> &'static str {
        let path = self.target.split('<').next().unwrap_or(self.target);
        let path = path.strip_suffix("::").unwrap_or(path);
        let name = path.rsplit("::").next().unwrap_or(path);
        // `<T as Trait>::method` begins with generics.
        if name.is_empty() { self.target.rsplit("::").next().unwrap_or(self.target) } else { name }
    }
}

impl<O> Clone for Details<'_, O> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<O> fmt::Debug for Details<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = WrittenOutcome::new(self.outcome, self.format);
        let outcome = outcome.as_ref().map(WrittenOutcome::as_display);
        f.debug_struct("Details")
            .field("target", &self.target)
            .field("tries", &self.tries)
            .field("elapsed", &self.elapsed)
            .field("wait", &self.wait)
            .field("reason", &self.reason)
            .field("outcome", &format_args!("{}", OnOneLine(outcome)))
            .field("args", &self.args)
            .finish_non_exhaustive()
    }
}
