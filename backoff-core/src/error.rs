//! The error of settings that are only known at run time.

use core::fmt;
use core::time::Duration;

use thiserror::Error;

/// Text that is a constant or, with the feature `std`, was formatted at run time.
#[cfg(feature = "std")]
type Text = std::borrow::Cow<'static, str>;
#[cfg(not(feature = "std"))]
type Text = &'static str;

pub(crate) const POSITIVE: &str = "it must be finite and greater than 0";

/// The error of an invalid setting: its name, its value and what is allowed.
///
/// It is returned by setters that check their argument, such as [`try_base`](crate::wait::Expo::try_base), and when a
/// configuration is read or written.
///
/// ```
/// use backoff_retry::expo;
///
/// let error = expo().try_base(f64::NAN).unwrap_err();
/// assert_eq!(error.parameter(), "base");
/// assert_eq!(error.to_string(), "`base` cannot be NaN: it must be finite and greater than 0");
/// ```
#[derive(Clone, Debug, Error, PartialEq)]
#[error("`{path}` {value}: {allowed}")]
pub struct InvalidSetting {
    path: Text,
    value: Value,
    allowed: Text,
}

#[derive(Clone, Debug, PartialEq)]
enum Value {
    Number(f64),
    Time(Duration),
    /// As a configuration shows it.
    #[cfg(feature = "serde")]
    Written(Text),
    /// There is no field at this path.
    #[cfg(feature = "serde")]
    Unknown,
}

#[cfg(feature = "std")]
const fn fixed(text: &'static str) -> Text {
    Text::Borrowed(text)
}
#[cfg(not(feature = "std"))]
const fn fixed(text: &'static str) -> Text {
    text
}

impl InvalidSetting {
    pub(crate) const fn number(parameter: &'static str, value: f64, allowed: &'static str) -> Self {
        Self { path: fixed(parameter), value: Value::Number(value), allowed: fixed(allowed) }
    }

    pub(crate) const fn time(
        parameter: &'static str,
        value: Duration,
        allowed: &'static str,
    ) -> Self {
        Self { path: fixed(parameter), value: Value::Time(value), allowed: fixed(allowed) }
    }

    /// Returns the name of the setter's parameter, such as `base`, or the path to the field of the configuration, such
    /// as `wait.expo.base`.
    ///
    /// ```
    /// use backoff_retry::{Policy, config::PolicyConfig};
    ///
    /// // With the feature `serde`:
    /// let config: PolicyConfig = toml::from_str("wait.expo.base = -2").unwrap();
    /// let error = Policy::try_from(config).unwrap_err();
    /// assert_eq!(error.parameter(), "wait.expo.base");
    /// ```
    pub fn parameter(&self) -> &str {
        &self.path
    }
}

#[cfg(feature = "serde")]
impl InvalidSetting {
    pub(crate) fn value(
        path: impl Into<Text>,
        value: impl Into<Text>,
        allowed: impl Into<Text>,
    ) -> Self {
        let value = Value::Written(value.into());
        Self { path: path.into(), value, allowed: allowed.into() }
    }

    pub(crate) fn unknown(path: impl Into<Text>, allowed: impl Into<Text>) -> Self {
        Self { path: path.into(), value: Value::Unknown, allowed: allowed.into() }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => write!(f, "cannot be {number}"),
            Self::Time(time) => write!(f, "cannot be {time:?}"),
            #[cfg(feature = "serde")]
            Self::Written(value) => write!(f, "cannot be {value}"),
            #[cfg(feature = "serde")]
            Self::Unknown => f.write_str("is unknown"),
        }
    }
}
