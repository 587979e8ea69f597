//! Policies from a configuration. Requires the feature `serde`.
//!
//! How often and how long to retry depends on where a program runs, so it belongs beside its addresses and pool sizes.
//! A [`Policy<AnyWait>`](Policy) can be a field of your settings, in every self-describing format that serde reads, such
//! as TOML, JSON and YAML, and in environment variables.
//!
//! ```
//! use std::time::Duration;
//! use backoff_retry::Policy;
//! use backoff_retry::wait::AnyWait;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let policy: Policy<AnyWait> = toml::from_str(r#"
//!     max_tries = 5
//!     max_time = "90s"
//!     wait.expo = { factor = "250ms", max_value = "30s" }
//! "#)?;
//! let waits: Vec<_> = policy.wait().clone().into_iter().take(3).collect();
//! assert_eq!(waits, [250, 500, 1000].map(Duration::from_millis));
//! # Ok(())
//! # }
//! ```
//!
//! Every field can be omitted; null is the same as omitted.
//!
//! | field | value | default |
//! |---|---|---|
//! | `max_tries` | the number of attempts, including the first; at least 1 | no limit |
//! | `max_time` | a time | no limit |
//! | `attempt_timeout` | a time longer than 0 s, and not longer than `timeout`; in a [policy with timeouts](#timeouts) | no limit |
//! | `timeout` | a time longer than 0 s; in a [policy with timeouts](#timeouts) | no limit |
//! | `jitter` | `"full_jitter"`, `"equal_jitter"`, `"random_jitter"` or `"none"` | `"full_jitter"` |
//! | `log` | `"error"`, `"warn"`, `"info"`, `"debug"`, `"trace"` or `"none"` for backoffs and give-ups (`"none"` for all events), or a table with one of these as `backoff`, `giveup` and `not_retried`, and with `value = true` to log retried values | `{ backoff = "info", giveup = "error", not_retried = "debug", value = false }` |
//! | `observed` | `true` to report successes to the [observer](crate::observer), too | `false` |
//! | `span` | `true` or `false`: whether calls have spans, as by [`Policy::span`](crate::Policy::span); `true` needs the feature `spans` | `false` |
//! | `wait` | the name of a generator, or a table of one generator and its settings | `"expo"` |
//! | `wait.expo` | `base` (number), `factor`, `max_value`, `min_value` (times) | 2, 1 s, no maximum, 0 s |
//! | `wait.fibo` | `max_value` (time) | no maximum |
//! | `wait.constant` | a time, a list of times, or a table with one of these as `interval` | 1 s |
//! | `wait.linear` | `start`, `step`, `max_value` (times) | 1 s, 1 s, no maximum |
//! | `wait.decay` | `initial_value` (time), `decay_factor` (number), `min_value` (time) | 1 s, 1, 0 s |
//! | `wait.decorrelated` | `min_value`, `max_value` (times) | 1 s, no maximum |
//!
//! **Without `max_tries`, `max_time` or `timeout` a policy retries forever.**
//!
//! A time is text with a unit, as in the attributes: `"250us"`, `"100ms"`, `"0.5s"`, `"30s"`, `"5min"`, `"1h"`, `"1d"`;
//! or a number of seconds. It is at most 365 days. A number is finite and greater than 0. Numbers can be text, since
//! environment variables have no other type.
//!
//! Filters, `giveup` and handlers are code: set them on the policy after loading, on the call, or in the attribute.
//!
//! ```
//! use std::io;
//! use backoff_retry::wait::AnyWait;
//! use backoff_retry::{Policy, VirtualClock};
//!
//! let loaded: Policy<AnyWait> = toml::from_str("max_tries = 3").unwrap();
//! let policy = loaded
//!     .into_typed()
//!     .retry_if(|error: &io::Error| error.kind() != io::ErrorKind::NotFound)
//!     .on_giveup(|details| eprintln!("{:?}", details.outcome.kind()));
//! let clock = VirtualClock::new();
//! policy.call_blocking(|| Err::<(), _>(io::Error::other("busy"))).clock(&clock).run().unwrap_err();
//! ```
//!
//! # Timeouts
//! An attempt that is interrupted has to have an error, which a policy for errors of every type cannot make. So a
//! configuration with `attempt_timeout` or `timeout` is read as a `Policy<AnyWait, Timed<E>>`, of which the type says how:
//! by `From<TimedOut>`. It is for async code, as every [`Policy::timed`] is. A `Policy<AnyWait>` refuses the two fields.
//!
//! ```
//! use backoff_retry::policy::Timed;
//! use backoff_retry::wait::AnyWait;
//! use backoff_retry::{Policy, TimedOut, on_exception};
//!
//! #[derive(Debug, thiserror::Error)]
//! enum FetchError {
//!     #[error(transparent)]
//!     Io(#[from] std::io::Error),
//!     #[error(transparent)]
//!     TimedOut(#[from] TimedOut), // the conversion
//! }
//!
//! struct Client {
//!     retry: Policy<AnyWait, Timed<FetchError>>,
//! }
//!
//! impl Client {
//!     #[on_exception(&self.retry)]
//!     async fn fetch(&self, url: &str) -> Result<String, FetchError> {
//!         // ..
//! #       Ok(url.to_owned())
//!     }
//! }
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let retry = toml::from_str("attempt_timeout = '10s'\ntimeout = '60s'\nwait.expo.max_value = '30s'")?;
//! let client = Client { retry };
//! # client.fetch("/tea").await?;
//! # Ok(())
//! # }
//! ```
//!
//! For an error type without that conversion, and for values, read a [`PolicyConfig`] and call
//! [`try_into_timed_with`](PolicyConfig::try_into_timed_with).
//!
//! # Errors
//! A fault is reported as an [`InvalidSetting`] that names the field, its value and what is allowed; the error of the
//! format has the same text:
//!
//! ```text
//! `wait.expo.base` cannot be -2: it must be finite and greater than 0
//! `max_retries` is unknown: the fields are `max_tries`, `max_time`, `attempt_timeout`, `timeout`, `jitter`, `log`, `observed`, `span` and `wait`
//! ```
//!
//! To get the [`InvalidSetting`] itself, read a [`PolicyConfig`] and convert it to a policy:
//!
//! ```
//! use backoff_retry::Policy;
//! use backoff_retry::config::PolicyConfig;
//!
//! let config: PolicyConfig = toml::from_str("max_tries = 0").unwrap();
//! let error = Policy::try_from(config).unwrap_err();
//! assert_eq!(error.parameter(), "max_tries");
//! ```
//!
//! # Writing
//! A policy is written in the same form, without the settings that have their default. Writing fails for a policy that
//! holds functions, and for times longer than 365 days. What makes the error of an interrupted attempt is not written:
//! it belongs to the type that is read.

mod field;
mod read;
mod time;
mod value;
mod write;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

use crate::error::InvalidSetting;
use crate::policy::{Policy, Timed};
use crate::timeout::TimedOut;
use crate::wait::AnyWait;
use value::Value;

/// The settings of a policy as read from a configuration, not yet checked.
///
/// A [`Policy<AnyWait>`](Policy) can be read directly. Read this type and convert it with `Policy::try_from(config)` to
/// get an [`InvalidSetting`] in place of the error of the format.
///
/// ```
/// use backoff_retry::Policy;
/// use backoff_retry::config::PolicyConfig;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let config: PolicyConfig = toml::from_str("max_tries = 5\nwait = 'fibo'")?;
/// let policy = Policy::try_from(config)?;
/// assert_eq!(policy.get_max_tries(), Some(5));
///
/// let written = toml::to_string(&PolicyConfig::try_from(&policy)?)?;
/// assert_eq!(written, "max_tries = 5\nwait = \"fibo\"\n");
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyConfig(Value);

// No `TryFrom`: with a second implementation for policies, `Policy::try_from(config)` alone would have no type.
impl PolicyConfig {
    /// Converts the settings into a policy that may have timeouts; the error of an interrupted attempt is made by
    /// `From<TimedOut>`.
    ///
    /// ```
    /// use std::io;
    /// use std::time::Duration;
    /// use backoff_retry::config::PolicyConfig;
    ///
    /// let config: PolicyConfig = toml::from_str("timeout = '60s'").unwrap();
    /// let policy = config.try_into_timed::<io::Error>().unwrap();
    /// assert_eq!(policy.get_timeout(), Some(Duration::from_secs(60)));
    /// ```
    ///
    /// # Errors
    /// If a setting is not valid.
    pub fn try_into_timed<O: From<TimedOut>>(
        self,
    ) -> Result<Policy<AnyWait, Timed<O>>, InvalidSetting> {
        self.try_into_timed_with(O::from)
    }

    /// Converts the settings into a policy that may have timeouts, with the function that makes the outcome of an
    /// interrupted attempt: an error of a type without `From<TimedOut>`, or a value.
    ///
    /// ```
    /// use backoff_retry::config::PolicyConfig;
    ///
    /// let config: PolicyConfig = toml::from_str("attempt_timeout = '10s'").unwrap();
    /// let policy = config.try_into_timed_with(|timed_out| timed_out.to_string()).unwrap();
    /// # let _ = policy;
    /// ```
    ///
    /// # Errors
    /// If a setting is not valid.
    pub fn try_into_timed_with<O>(
        self,
        timed_out: fn(TimedOut) -> O,
    ) -> Result<Policy<AnyWait, Timed<O>>, InvalidSetting> {
        read::timed(&self.0, timed_out)
    }
}

impl<'de> Deserialize<'de> for PolicyConfig {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(Self)
    }
}

impl Serialize for PolicyConfig {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl TryFrom<PolicyConfig> for Policy<AnyWait> {
    type Error = InvalidSetting;

    fn try_from(config: PolicyConfig) -> Result<Self, InvalidSetting> {
        read::untyped(&config.0)
    }
}

impl TryFrom<&Policy<AnyWait>> for PolicyConfig {
    type Error = InvalidSetting;

    fn try_from(policy: &Policy<AnyWait>) -> Result<Self, InvalidSetting> {
        write::policy(policy).map(Self)
    }
}

impl<O> TryFrom<&Policy<AnyWait, Timed<O>>> for PolicyConfig {
    type Error = InvalidSetting;

    fn try_from(policy: &Policy<AnyWait, Timed<O>>) -> Result<Self, InvalidSetting> {
        write::policy(policy).map(Self)
    }
}

impl<'de> Deserialize<'de> for Policy<AnyWait> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let config = PolicyConfig::deserialize(deserializer)?;
        Self::try_from(config).map_err(D::Error::custom)
    }
}

impl<'de, O: From<TimedOut>> Deserialize<'de> for Policy<AnyWait, Timed<O>> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let config = PolicyConfig::deserialize(deserializer)?;
        config.try_into_timed().map_err(D::Error::custom)
    }
}

impl Serialize for Policy<AnyWait> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::policy(self).map_err(S::Error::custom)?.serialize(serializer)
    }
}

impl<O> Serialize for Policy<AnyWait, Timed<O>> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::policy(self).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// The policy of an empty configuration, for `#[serde(default)]`: `expo()` with full jitter, **without limits**.
impl Default for Policy<AnyWait> {
    fn default() -> Self {
        Self::new(AnyWait::default())
    }
}

/// The policy of an empty configuration, for `#[serde(default)]`: `expo()` with full jitter, **without limits**.
impl<O: From<TimedOut>> Default for Policy<AnyWait, Timed<O>> {
    fn default() -> Self {
        Self::timed(AnyWait::default())
    }
}
