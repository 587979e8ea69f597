//! An event and its message. Only writing the outcome depends on its type; the rest is compiled once.

use core::fmt::{self, Display, Write};
use core::time::Duration;

use crate::details::{Details, FormatOutcome, GiveUpReason};
use crate::text::{OneLine, ShortDuration};

/// What happened.
#[derive(Clone, Copy)]
pub(crate) enum Happened {
    /// A wait follows, and then another attempt.
    Backoff(Duration),
    /// The call gave up.
    Giveup(GiveUpReason),
    /// The call gave up during a wait: the backoff was reported when the wait began.
    GiveupDuringWait(GiveUpReason),
    /// The filter rejected the outcome.
    NotRetried,
}

/// An outcome that can be written.
pub(crate) struct WrittenOutcome<'a, O> {
    outcome: &'a O,
    format: FormatOutcome<O>,
}

impl<'a, O> WrittenOutcome<'a, O> {
    /// Returns `None` if the type of the outcome has no way of writing it.
    pub(crate) fn new(outcome: &'a O, format: Option<FormatOutcome<O>>) -> Option<Self> {
        Some(Self { outcome, format: format? })
    }

    pub(crate) fn as_display(&self) -> &dyn Display {
        self
    }
}

impl<O> Display for WrittenOutcome<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (self.format)(self.outcome, f)
    }
}

/// Writes an outcome on one line, or nothing if it cannot be written.
pub(crate) struct OnOneLine<'a>(pub(crate) Option<&'a dyn Display>);

impl Display for OnOneLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |outcome| write!(OneLine(f), "{outcome}"))
    }
}

/// Writes the message of an event.
pub(crate) struct Message<'a> {
    /// What happened.
    pub(crate) details: &'a Details<'a>,
    /// The filter rejected the outcome.
    pub(crate) is_rejected: bool,
    /// The outcome, if it can be written.
    pub(crate) outcome: Option<&'a dyn Display>,
}

impl Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let details = self.details;
        let (name, tries) = (details.name(), details.tries);
        if let Some(wait) = details.wait {
            write!(f, "Backing off {name}(...) for {}", ShortDuration(wait))?;
        } else if details.reason.is_some() {
            write!(f, "Giving up {name}(...) after {tries} tries")?;
        } else if self.is_rejected {
            write!(f, "Not retrying {name}(...) after {tries} tries")?;
        } else {
            write!(f, "Attempt {tries} of {name}(...)")?;
        }
        if self.outcome.is_some() { write!(f, " ({})", OnOneLine(self.outcome)) } else { Ok(()) }
    }
}

impl<O> Display for Details<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let outcome = WrittenOutcome::new(self.outcome, self.format);
        let outcome = outcome.as_ref().map(WrittenOutcome::as_display);
        Message { details: &self.without_outcome(), is_rejected: false, outcome }.fmt(f)
    }
}
