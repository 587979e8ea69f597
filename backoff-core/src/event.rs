//! What handlers are told.

use core::fmt;
use core::time::Duration;

/// Why a retry gave up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GiveUpReason {
    /// `giveup` said that this outcome is not worth another attempt.
    Predicate,
    /// `max_tries` attempts were made.
    MaxTries,
    /// `max_time` had passed.
    MaxTime,
    /// The wait generator had nothing left.
    WaitsExhausted,
}

impl fmt::Display for GiveUpReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Predicate => "giveup",
            Self::MaxTries => "max_tries",
            Self::MaxTime => "max_time",
            Self::WaitsExhausted => "waits_exhausted",
        })
    }
}

/// What a handler is told about a retried call.
///
/// `O` is the type of the outcome: under `#[on_exception]` the error for `on_backoff` and `on_giveup`,
/// the value for `on_success`; under `#[on_predicate]` the returned value for all three. `on_try` comes
/// before there is an outcome, so it gets `Details<'_>`, which is `Details<'_, ()>`.
///
/// A handler that serves several events is generic: `fn count<O>(details: &Details<'_, O>)`.
///
/// [`Display`](fmt::Display) gives the line that Python's backoff logs:
/// `Backing off fetch(...) for 0.8s (connection refused)`.
#[non_exhaustive]
pub struct Details<'a, O = ()> {
    /// The path of the retried function, or its `name`.
    pub target: &'static str,
    /// The number of attempts so far; the first is 1.
    pub tries: u32,
    /// The time since the call started: for `on_try` when the attempt starts, else when it had ended.
    pub elapsed: Duration,
    /// The wait that follows; only for `on_backoff`.
    pub wait: Option<Duration>,
    /// Why the retry gave up; only for `on_giveup`.
    pub reason: Option<GiveUpReason>,
    /// The error or the value.
    pub outcome: &'a O,
    /// The arguments of the call, by name; only where the attribute says `args`.
    pub args: &'a [Argument<'a>],
    show: Option<Show<O>>,
}

/// An argument of the call: its name, and how it is written.
pub type Argument<'a> = (&'static str, &'a (dyn fmt::Debug + Sync));

/// How an outcome is written, chosen where its type is known.
pub type Show<O> = fn(&O, &mut fmt::Formatter<'_>) -> fmt::Result;

impl<'a, O> Details<'a, O> {
    /// The details of an attempt that gave `outcome`.
    #[doc(hidden)]
    #[inline]
    pub fn new(target: &'static str, tries: u32, elapsed: Duration, outcome: &'a O) -> Self {
        Self { target, tries, elapsed, wait: None, reason: None, outcome, args: &[], show: None }
    }

    /// Adds how the outcome is written.
    #[doc(hidden)]
    #[inline]
    pub fn with_show(self, show: Option<Show<O>>) -> Self {
        Self { show, ..self }
    }

    /// Adds the arguments of the call.
    #[doc(hidden)]
    #[inline]
    pub fn with_args(self, args: &'a [Argument<'a>]) -> Self {
        Self { args, ..self }
    }

    /// Adds the wait that follows.
    #[doc(hidden)]
    #[inline]
    pub fn with_wait(self, wait: Duration) -> Self {
        Self { wait: Some(wait), ..self }
    }

    /// Adds why the retry gave up.
    #[doc(hidden)]
    #[inline]
    pub fn with_reason(self, reason: GiveUpReason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// The same event, for who is not to see the outcome.
    #[inline]
    pub(crate) fn without_outcome(&self) -> Details<'a> {
        let Self { target, tries, elapsed, wait, reason, args, .. } = *self;
        Details { target, tries, elapsed, wait, reason, outcome: &(), args, show: None }
    }

    /// The last segment of the target's path, without generics: what messages call the function.
    pub fn name(&self) -> &'static str {
        let path = self.target.split('<').next().unwrap_or(self.target);
        let path = path.strip_suffix("::").unwrap_or(path);
        let name = path.rsplit("::").next().unwrap_or(path);
        // `<T as Trait>::method` begins with generics.
        if name.is_empty() { self.target.rsplit("::").next().unwrap_or(self.target) } else { name }
    }
}

/// The outcome of some details, written as its type allows.
pub(crate) struct Shown<'d, 'a, O>(&'d Details<'a, O>);

impl<O> fmt::Display for Shown<'_, '_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.show.map_or(Ok(()), |show| show(self.0.outcome, f))
    }
}

impl<'a, O> Details<'a, O> {
    /// Whether the type of the outcome can be written.
    pub(crate) fn can_be_shown(&self) -> bool {
        self.show.is_some()
    }

    /// The outcome as it is written.
    pub(crate) fn shown(&self) -> Shown<'_, 'a, O> {
        Shown(self)
    }
}

impl<O> Clone for Details<'_, O> {
    fn clone(&self) -> Self {
        Self { ..*self }
    }
}

impl<O> fmt::Display for Details<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, tries) = (self.name(), self.tries);
        if let Some(wait) = self.wait {
            write!(f, "Backing off {name}(...) for {:.1}s", wait.as_secs_f64())?;
        } else if self.reason.is_some() {
            write!(f, "Giving up {name}(...) after {tries} tries")?;
        } else {
            write!(f, "Attempt {tries} of {name}(...)")?;
        }
        if self.can_be_shown() { write!(f, " ({})", self.shown()) } else { Ok(()) }
    }
}

impl<O> fmt::Debug for Details<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Details")
            .field("target", &self.target)
            .field("tries", &self.tries)
            .field("elapsed", &self.elapsed)
            .field("wait", &self.wait)
            .field("reason", &self.reason)
            .field("outcome", &format_args!("{}", self.shown()))
            .field("args", &self.args)
            .finish_non_exhaustive()
    }
}
