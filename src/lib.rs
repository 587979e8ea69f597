//! Retries functions that fail for a moment: an HTTP call, a query, a job that is not complete. You write one attribute
//! above the function.
//!
//! ```
//! use backoff_retry::{constant, expo, on_exception, on_predicate};
//! # struct Job { complete: bool }
//!
//! // Up to five attempts. The waits are random, of up to 1 s, 2 s, 4 s and 8 s.
//! #[on_exception(expo, max_tries = 5)]
//! async fn fetch(url: &str) -> Result<String, std::io::Error> {
//!     // ..
//! #   Ok(url.to_owned())
//! }
//!
//! // An attempt every 5 s until the job is complete, for up to 5 minutes.
//! #[on_predicate(constant(5s), |job| !job.complete, jitter = none, max_time = 5min)]
//! fn wait_for(id: u32) -> Job {
//!     // ..
//! #   Job { complete: id > 0 }
//! }
//! ```
//!
//! [`on_exception`](macro@on_exception) retries a function while it returns an error,
//! [`on_predicate`](macro@on_predicate) while a predicate holds for what it returns. Both work on sync and async functions
//! and methods. The signature does not change, and when the retry gives up, the last error or value is returned. A
//! success costs what it costs in a loop written by hand.
//!
//! **Without `max_tries`, `max_time` or `timeout` a function is retried for ever.**
//!
//! | To | use |
//! |---|---|
//! | choose the waits | [`expo`], [`fibo`], [`constant`], [`linear`], [`decay`], [`decorrelated`], [`runtime`], or any iterator of `Duration`; see [`wait`] |
//! | randomize them | the option `jitter`: [`full_jitter`] (the default), [`equal_jitter`], [`random_jitter`], `none`, or a function; see [`jitter`] |
//! | retry some errors only | a filter after the generator: `#[on_exception(expo, \|error\| error.is_timeout())]` |
//! | limit a call | `max_tries`, `max_time`; and in async functions `attempt_timeout` and `timeout`, whose error is [`TimedOut`] |
//! | limit the retries of all calls together | `budget = &BUDGET`, a [`RetryBudget`] |
//! | end a wait from outside | `cancel = ..`, a future or a [`Stop`] |
//! | return something else than the last error | `fallback = ..`, a function of a [`GivenUp`] |
//! | be told of attempts, waits and give-ups | the handlers `on_try`, `on_success`, `on_backoff` and `on_giveup`, which receive [`Details`] |
//! | share settings, retry a closure or a loop | a [`Policy`] in place of the generator, [`Policy::call`], [`Policy::attempts`]; see [`policy`] and [`call`] |
//! | test without waiting | the module `testing` with the feature `test-util`, or a [`VirtualClock`] |
//! | use another timer | a [`Clock`] that can [`Sleep`] or [`AsyncSleep`]; see [`clock`] |
//! | trace calls, attempts and waits | the option `span` with the feature `spans` |
//! | observe all retries of the process, count them | the module [`observer`]; for Prometheus and others the module `metrics` with the feature `metrics` |
//! | read policies from a configuration | the module `config` with the feature `serde` |
//! | retry HTTP requests | the modules `http`, `reqwest` and `tower` with the features of these names |
#![no_std]
// The features that items need stand beside them on docs.rs, which builds with a nightly and this `cfg`.
#![cfg_attr(docsrs, feature(doc_cfg))]

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
#[cfg(feature = "metrics")]
pub use backoff_core::metrics;
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
    fibo, jitter, linear, observer, policy, runtime, wait,
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
