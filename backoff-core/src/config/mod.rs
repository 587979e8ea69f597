//! Policies from a configuration, with the feature `serde`.
//!
//! How often and how long to retry is a matter of the place where a program runs, and belongs beside its
//! addresses and pool sizes. So a [`Policy<AnyWait>`](Policy) can be a field of your settings, in any
//! format that serde reads and that describes itself: TOML, JSON, YAML.
//!
//! ```
//! use std::time::Duration;
//! use backoff_core::Policy;
//! use backoff_core::wait::AnyWait;
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let policy: Policy<AnyWait> = toml::from_str(r#"
//!     max_tries = 5
//!     max_time = "1m 30s"
//!     wait.expo = { factor = "250ms", max_value = "30s" }
//! "#)?;
//! let waits: Vec<_> = policy.wait().clone().into_iter().take(3).collect();
//! assert_eq!(waits, [250, 500, 1000].map(Duration::from_millis));
//! # Ok(())
//! # }
//! ```
//!
//! Every field may be left out; null is the same as left out.
//!
//! | field | value | default |
//! |---|---|---|
//! | `max_tries` | attempts, the first included, from 1 on | no limit |
//! | `max_time` | a time | no limit |
//! | `jitter` | `"full"`, `"equal"`, `"random"` or `"none"` | `"full_jitter"` |
//! | `log` | `"error"`, `"warn"`, `"info"`, `"debug"`, `"trace"` or `"none"`, for both events, or a table with one of these as `backoff` and `giveup` | `{ backoff = "info", giveup = "error" }` |
//! | `wait` | the name of a generator, or a table of one generator and its settings | `"expo"` |
//! | `wait.expo` | `base` (number), `factor`, `max_value`, `min_value` (times) | 2, 1 s, none, 0 s |
//! | `wait.fibo` | `max_value` (time) | none |
//! | `wait.constant` | a time, a list of times, or a table with one of these as `interval` | 1 s |
//! | `wait.linear` | `start`, `step`, `max_value` (times) | 1 s, 1 s, none |
//! | `wait.decay` | `initial_value` (time), `decay_factor` (number), `min_value` (time) | 1 s, 1, 0 s |
//! | `wait.decorrelated` | `min_value`, `max_value` (times) | 1 s, none |
//!
//! **Without `max_tries` or `max_time` a policy retries for ever.**
//!
//! A time is text with units (`"250ms"`, `"1.5s"`, `"1m 30s"`, `"2h"`, `"1d"`), or a number of seconds, from 0 to 365
//! days. `m` is minutes, and `M` months. A number is finite and greater than 0.
//!
//! Filters, `giveup` and handlers are code: set them on the policy that was loaded, or on the call, or in the
//! attribute. On the policy [`filter`](Policy::filter) comes first, then what is to see the error:
//!
//! ```
//! use std::io;
//! use backoff_core::wait::AnyWait;
//! use backoff_core::{Policy, VirtualClock};
//!
//! let loaded: Policy<AnyWait> = toml::from_str("max_tries = 3").unwrap();
//! let policy = loaded
//!     .filter(|error: &io::Error| error.kind() != io::ErrorKind::NotFound)
//!     .on_giveup(|details| eprintln!("{:?}", details.outcome.kind()));
//! let clock = VirtualClock::new();
//! policy.call(|| Err::<(), _>(io::Error::other("busy"))).clock(&clock).blocking().unwrap_err();
//! ```
//!
//! # Errors
//! What is wrong is an [`InvalidSetting`] that names the field, the value and what is allowed; serde's error has the
//! same text:
//!
//! ```text
//! `wait.expo.base` cannot be -2: it must be finite and greater than 0
//! `max_retries` is unknown: known here are `max_tries`, `max_time`, `jitter`, `log` and `wait`
//! ```
//!
//! To have it as a value, take two steps: read a [`PolicyConfig`], then turn it into a policy.
//!
//! ```
//! use backoff_core::Policy;
//! use backoff_core::config::PolicyConfig;
//!
//! let config: PolicyConfig = toml::from_str("max_tries = 0").unwrap();
//! let error = Policy::try_from(config).unwrap_err();
//! assert_eq!(error.parameter(), "max_tries");
//! ```
//!
//! # Writing
//! A policy is written as it is read, without what is as by default. One that holds functions cannot be written, nor
//! one with a time of more than 365 days: that is an error too.

mod field;
mod read;
mod value;
mod write;

use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

use crate::error::InvalidSetting;
use crate::policy::Policy;
use crate::wait::AnyWait;
use value::Value;

/// A policy as a configuration has it: read, but not yet checked.
///
/// A [`Policy<AnyWait>`](Policy) can be read directly. This is for those who want the [`InvalidSetting`] and not the
/// format's error: `Policy::try_from(config)`.
#[derive(Clone, Debug, PartialEq)]
pub struct PolicyConfig(Value);

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
        read::policy(&config.0)
    }
}

impl TryFrom<&Policy<AnyWait>> for PolicyConfig {
    type Error = InvalidSetting;

    fn try_from(policy: &Policy<AnyWait>) -> Result<Self, InvalidSetting> {
        write::policy(policy).map(Self)
    }
}

impl<'de> Deserialize<'de> for Policy<AnyWait> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        read::policy(&value).map_err(D::Error::custom)
    }
}

impl Serialize for Policy<AnyWait> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        write::policy(self).map_err(S::Error::custom)?.serialize(serializer)
    }
}

/// What an empty configuration gives, for `#[serde(default)]`: `expo()` with full jitter, **without limits**.
impl Default for Policy<AnyWait> {
    fn default() -> Self {
        Self::new(AnyWait::default())
    }
}
