//! How a call writes outcomes.

use core::error::Error;
use core::fmt::Debug;

use super::Overrides;
use crate::classify::{DebugError, DisplayError};
use crate::details::FormatOutcome;
use crate::text::write_error;

/// Writes outcomes by `Display`.
#[derive(Clone, Copy, Debug)]
pub struct FormatByDisplay;

impl<O: DisplayError, V> Overrides<O, V> for FormatByDisplay {
    #[inline]
    fn format(&self) -> Option<FormatOutcome<O>> {
        // With `#`, `anyhow` and `eyre` write the chain of sources, here as in an attribute.
        Some(|outcome, f| write!(f, "{outcome:#}"))
    }
}

/// Writes outcomes by `Debug`.
#[derive(Clone, Copy, Debug)]
pub struct FormatByDebug;

impl<O: DebugError, V> Overrides<O, V> for FormatByDebug {
    #[inline]
    fn format(&self) -> Option<FormatOutcome<O>> {
        Some(<O as Debug>::fmt)
    }
}

/// Writes outcomes by `Display`, with their sources.
#[derive(Debug)]
pub struct FormatBySources;

impl<O: Error, V> Overrides<O, V> for FormatBySources {
    #[inline]
    fn format(&self) -> Option<FormatOutcome<O>> {
        Some(write_error::<O>)
    }
}

/// Does not write outcomes.
#[derive(Debug)]
pub struct Unformatted;

impl<O, V> Overrides<O, V> for Unformatted {}
