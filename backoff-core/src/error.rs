//! Errors of settings that are only known at run time.

use core::fmt;

/// A setting that makes no sense, with the name of the parameter, the value and what is allowed.
///
/// ```
/// use backoff_core::expo;
///
/// let error = expo().try_base(f64::NAN).unwrap_err();
/// assert_eq!(error.to_string(), "`base` cannot be NaN: it must be finite and greater than 0");
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct InvalidPolicy {
    parameter: &'static str,
    value: f64,
}

impl InvalidPolicy {
    pub(crate) const fn number(parameter: &'static str, value: f64) -> Self {
        Self { parameter, value }
    }

    /// The name of the parameter.
    pub const fn parameter(&self) -> &'static str {
        self.parameter
    }
}

impl fmt::Display for InvalidPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { parameter, value } = self;
        write!(f, "`{parameter}` cannot be {value}: it must be finite and greater than 0")
    }
}

impl core::error::Error for InvalidPolicy {}
