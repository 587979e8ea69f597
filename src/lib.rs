//! Retry for Rust functions, written as one attribute: Python's `backoff` decorators, at the cost of a
//! loop written by hand.
//!
//! ```
//! use backoff_retry::{expo, on_exception};
//!
//! #[on_exception(expo, max_tries = 5)]
//! async fn fetch(url: &str) -> Result<String, std::io::Error> {
//!     // ..
//! #   Ok(url.to_owned())
//! }
//! ```
//!
//! [`on_exception`](macro@on_exception) retries a function while it returns an error,
//! [`on_predicate`](macro@on_predicate) while a predicate holds for what it returns. Both work on sync and
//! async functions and methods; the signature stays as it was, and the error that comes back is the
//! function's own.
//!
//! **Without `max_tries`, `max_time` or `timeout` a function is retried for ever.**
//!
//! - Wait generators: [`expo`], [`fibo`], [`constant`], [`linear`], [`decay`], [`decorrelated`], [`runtime`], or any
//!   `Iterator<Item = Duration>`; see [`wait`].
//! - Jitter, which randomizes the waits: [`full_jitter`] by default, [`equal_jitter`], [`random_jitter`], none, or any
//!   `FnMut(Duration) -> Duration`; see [`jitter`].
//! - Limits: the options `max_tries`, `max_time`, `attempt_timeout` and `timeout`, whose error is [`TimedOut`]; a
//!   [`RetryBudget`] bounds the retries of many calls together, see [`budget`]; `cancel` takes a future or a [`Stop`], and
//!   `fallback` a function of a [`GivenUp`].
//! - Handlers receive [`Details`], with a [`GiveUpReason`] on give-up.
//! - A [`Policy`] is the same as a value, for many functions: it stands in the first place of an attribute, and
//!   retries closures ([`Policy::call`]) and loops written by hand ([`Policy::attempts`]); see [`policy`] and [`call`].
//! - Clocks: a [`Clock`] that can [`Sleep`] or [`AsyncSleep`]; a [`VirtualClock`] for tests; see [`clock`].
//! - Policies from a configuration: the module `config`, with the feature `serde`.
//! - HTTP: waits that a server names, and which responses and errors are retried; the modules `http` and `reqwest`, with
//!   the features of these names.
//! - tower: a layer that retries the requests of a service; the module `tower`, with the feature `tower`.
//! - Tests that do not wait: the module `testing`, with the feature `test-util`.
#![no_std]

#[cfg(target_has_atomic = "32")]
pub use backoff_core::RetryBudget;
#[cfg(feature = "futures-timer")]
pub use backoff_core::TimerClock;
#[cfg(feature = "tokio")]
pub use backoff_core::TokioClock;
#[cfg(feature = "serde")]
pub use backoff_core::config;
#[cfg(feature = "http")]
pub use backoff_core::http;
#[cfg(feature = "reqwest")]
pub use backoff_core::reqwest;
#[cfg(feature = "test-util")]
#[cfg_attr(not(doctest), doc = include_str!("../docs/testing.md"))]
#[doc(inline)]
pub use backoff_core::testing;
#[cfg(feature = "tower")]
pub use backoff_core::tower;
pub use backoff_core::{
    AsyncSleep, Clock, Details, Falsy, GiveUpReason, GivenUp, IntoLimit, InvalidSetting, Level,
    Policy, Sleep, TimeLimit, TimedOut, VirtualClock, Wait, budget, call, clock, constant, expo,
    fibo, jitter, linear, policy, runtime, wait,
};
#[cfg(feature = "std")]
pub use backoff_core::{
    Stop, ThreadClock, decay, decorrelated, equal_jitter, full_jitter, random_jitter,
};
pub use backoff_macros::{on_exception, on_predicate};

#[doc(hidden)]
pub use backoff_core::__private;

/// Compiles the examples of the README and of the documents.
#[cfg(doctest)]
mod examples {
    #[cfg(feature = "tokio")]
    #[doc = include_str!("../README.md")]
    struct Readme;

    #[cfg(feature = "std")]
    #[doc = include_str!("../docs/guide.md")]
    struct Guide;

    #[cfg(feature = "tokio")]
    #[doc = include_str!("../docs/policies.md")]
    struct Policies;

    #[cfg(feature = "tokio")]
    #[doc = include_str!("../docs/calls.md")]
    struct Calls;

    #[cfg(all(feature = "reqwest", feature = "tokio"))]
    #[doc = include_str!("../docs/limits.md")]
    struct Limits;

    #[cfg(all(feature = "test-util", feature = "tokio"))]
    #[doc = include_str!("../docs/testing.md")]
    struct Testing;
}
