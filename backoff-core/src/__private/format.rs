//! How an outcome is written in the log and in `Details`: by `Display`, else by `Debug`, else not at all.
//!
//! Chosen by autoref, `(&&&Formatting::of(outcome)).__backoff_format()`, since the attribute does not know the type
//! and must not demand a trait of it.

use core::fmt::{Debug, Display};
use core::marker::PhantomData;

use crate::details::FormatOutcome;

/// Finds out how an `O` can be written.
#[derive(Debug)]
pub struct Formatting<O>(PhantomData<fn(&O)>);

impl<O> Formatting<O> {
    /// Takes the type of this outcome.
    #[inline]
    pub fn of(_outcome: &O) -> Self {
        Self(PhantomData)
    }
}

/// Found first.
pub trait ViaDisplay<O> {
    /// Returns the function that writes it.
    fn __backoff_format(&self) -> Option<FormatOutcome<O>>;
}

impl<O: Display> ViaDisplay<O> for &&Formatting<O> {
    #[inline]
    fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(<O as Display>::fmt)
    }
}

/// Found second.
pub trait ViaDebug<O> {
    /// Returns the function that writes it.
    fn __backoff_format(&self) -> Option<FormatOutcome<O>>;
}

impl<O: Debug> ViaDebug<O> for &Formatting<O> {
    #[inline]
    fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(<O as Debug>::fmt)
    }
}

/// Found last.
pub trait ViaNothing<O> {
    /// Returns `None`.
    fn __backoff_format(&self) -> Option<FormatOutcome<O>>;
}

impl<O> ViaNothing<O> for Formatting<O> {
    #[inline]
    fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        None
    }
}
