//! How an outcome is written in the log and in `Details`: an error by `Display`, with its sources; anything else by
//! `Display`, else by `Debug`, else not at all.
//!
//! Chosen by autoref, `(&&&Formatting::of(outcome)).__backoff_format()`, since the attribute does not know the type
//! and must not demand a trait of it. The compiler first tries the methods for `&&&Formatting`, then those for
//! `&&&&Formatting`, then removes one reference after the other; of a method in a trait and an inherent one it takes
//! the inherent one.

use core::error::Error;
use core::fmt::{Debug, Display};
use core::marker::PhantomData;
use core::ops::Deref;

use crate::details::FormatOutcome;
use crate::failed_attempt::RetryParams;
use crate::text::write_error;

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

/// The first method that autoref finds: for errors.
pub trait ViaError<O> {
    /// Returns the function that writes it.
    fn __backoff_format(&self) -> Option<FormatOutcome<O>>;
}

impl<O: Error> ViaError<O> for &&Formatting<O> {
    #[inline]
    fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(write_error::<O>)
    }
}

/// The second one: for smart pointers to an error, `Box<dyn Error>`, `anyhow::Error` and the like. The error behind them is
/// written, and so nothing that they add, such as a backtrace.
pub trait ViaPointer<O> {
    /// Returns the function that writes it.
    fn __backoff_format(&self) -> Option<FormatOutcome<O>>;
}

impl<O: Deref<Target: Error>> ViaPointer<O> for &&&Formatting<O> {
    #[inline]
    fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(|error, f| write_error(&**error, f))
    }
}

/// The third one: for what implements `Display`.
pub trait ViaDisplay<O> {
    /// Returns the function that writes it.
    fn __backoff_format(&self) -> Option<FormatOutcome<O>>;
}

impl<O: Display> ViaDisplay<O> for &Formatting<O> {
    #[inline]
    fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(<O as Display>::fmt)
    }
}

/// The fourth one, which is inherent: for what implements `Debug`.
impl<O: Debug> Formatting<O> {
    /// Returns the function that writes it.
    #[inline]
    pub fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(<O as Debug>::fmt)
    }
}

/// The last one: for what cannot be written.
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

/// Returns how a value is written: not at all, unless the log is asked for values.
#[inline]
pub fn format_of_value<O>(
    params: &RetryParams,
    format: Option<FormatOutcome<O>>,
) -> Option<FormatOutcome<O>> {
    if params.levels.values { format } else { None }
}

#[cfg(all(test, feature = "std"))]
mod tests {
    use super::format_of_value;
    use crate::policy::Policy;
    use crate::wait::expo;

    #[test]
    fn a_value_is_written_only_if_the_log_is_asked_for_values() {
        let format = Some(<u8 as core::fmt::Display>::fmt as crate::details::FormatOutcome<u8>);
        let is_written =
            |policy: Policy| format_of_value(&policy.settings().params(), format).is_some();
        assert!(!is_written(Policy::new(expo())));
        assert!(is_written(Policy::new(expo()).log_values()));
        assert!(!is_written(Policy::new(expo()).log_values().no_log()));
    }
}
