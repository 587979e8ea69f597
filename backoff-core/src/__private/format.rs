//! How an outcome is written in the log and in `Details`: an error by `Display`, with its sources; anything else by
//! `Display`, else by `Debug`, else not at all.
//!
//! The method call finds out which: the attribute does not know the type, and must not demand a trait of it. The compiler
//! takes the method of the first type in a chain of `Deref`s whose bound holds. That needs no trait in scope, which every
//! use would have to import.

use core::error::Error;
use core::fmt::{Debug, Display};
use core::marker::PhantomData;
use core::ops::Deref;

use crate::details::FormatOutcome;
use crate::failed_attempt::RetryParams;
use crate::text::write_error;

/// Writes an `O` that is an error. Otherwise leads to the next way of writing it.
#[derive(Debug)]
pub struct Formatting<O>(PhantomData<fn(&O)>);

/// Takes the type of this outcome. An associated function would cost each use a search for traits.
#[inline]
pub fn formatting<O>(_outcome: &O) -> Formatting<O> {
    Formatting(PhantomData)
}

impl<O: Error> Formatting<O> {
    /// Returns the function that writes it.
    #[inline]
    pub fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(write_error::<O>)
    }
}

/// Leads from one way of writing an `O` to the next.
macro_rules! otherwise {
    ($this:ident => $next:ident) => {
        impl<O> Deref for $this<O> {
            type Target = $next<O>;

            #[inline]
            fn deref(&self) -> &$next<O> {
                &$next(PhantomData)
            }
        }
    };
}
otherwise!(Formatting => ViaPointer);
otherwise!(ViaPointer => ViaDisplay);
otherwise!(ViaDisplay => ViaDebug);
otherwise!(ViaDebug => ViaNothing);

/// Writes an `O` that is a smart pointer to an error: `Box<dyn Error>`, `anyhow::Error` and the like. The error behind it
/// is written, and so nothing that the pointer adds, such as a backtrace.
#[derive(Debug)]
pub struct ViaPointer<O>(PhantomData<fn(&O)>);

impl<O: Deref<Target: Error>> ViaPointer<O> {
    /// Returns the function that writes it.
    #[inline]
    pub fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(|error, f| write_error(&**error, f))
    }
}

/// Writes an `O` that implements `Display`.
#[derive(Debug)]
pub struct ViaDisplay<O>(PhantomData<fn(&O)>);

impl<O: Display> ViaDisplay<O> {
    /// Returns the function that writes it.
    #[inline]
    pub fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(<O as Display>::fmt)
    }
}

/// Writes an `O` that implements `Debug`.
#[derive(Debug)]
pub struct ViaDebug<O>(PhantomData<fn(&O)>);

impl<O: Debug> ViaDebug<O> {
    /// Returns the function that writes it.
    #[inline]
    pub fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
        Some(<O as Debug>::fmt)
    }
}

/// An `O` that cannot be written.
#[derive(Debug)]
pub struct ViaNothing<O>(PhantomData<fn(&O)>);

impl<O> ViaNothing<O> {
    /// Returns `None`.
    #[inline]
    pub fn __backoff_format(&self) -> Option<FormatOutcome<O>> {
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
