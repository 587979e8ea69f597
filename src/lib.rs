//! Retry for Rust functions, written as one attribute.
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
#![no_std]

#[cfg(feature = "tokio")]
pub use backoff_core::TokioClock;
pub use backoff_core::{
    AsyncSleep, Clock, Details, Falsy, GiveUpReason, InvalidPolicy, Limits, Sleep, VirtualClock,
    Wait, clock, constant, engine, expo, fibo, jitter, linear, runtime, wait,
};
#[cfg(feature = "std")]
pub use backoff_core::{
    ThreadClock, decay, decorrelated, equal_jitter, full_jitter, random_jitter,
};
pub use backoff_macros::{on_exception, on_predicate};

#[doc(hidden)]
pub use backoff_core::expansion as __private;
