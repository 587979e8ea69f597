//! The parts of `backoff-retry`, without the attributes.
//!
//! The modules are layers, and none knows of those after it: [`clock`] and `error` state facts, [`wait`] and [`jitter`]
//! yield durations, [`details`] and the limits carry judgements, the engine decides whether an attempt is followed by
//! another, [`policy`] holds all of that as a value, and [`call`] runs what is retried. Users depend on
//! `backoff-retry`, which re-exports what they need.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

// The spans of a call are in a box; `tracing` needs an allocator, too.
#[cfg(feature = "spans")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
pub mod __private;
pub mod budget;
pub mod call;
mod cancel;
mod classify;
pub mod clock;
#[cfg(feature = "serde")]
pub mod config;
pub mod details;
mod engine;
mod error;
mod events;
mod failed_attempt;
mod falsy;
mod given_up;
#[cfg(feature = "http")]
pub mod http;
pub mod jitter;
mod limits;
mod log;
mod message;
#[cfg(feature = "metrics")]
pub mod metrics;
pub mod observer;
pub mod policy;
#[cfg(feature = "std")]
mod random;
#[cfg(feature = "reqwest")]
pub mod reqwest;
mod sealed;
mod span;
#[cfg(any(
    feature = "tower",
    all(feature = "reqwest", any(feature = "tokio", feature = "futures-timer"))
))]
mod steps;
#[cfg(feature = "std")]
mod stop;
#[cfg(feature = "test-util")]
pub mod testing;
// What `testing` changes elsewhere; nothing without the feature.
#[cfg_attr(not(feature = "test-util"), path = "testing/hooks_off.rs")]
#[cfg_attr(feature = "test-util", path = "testing/hooks.rs")]
mod testing_hooks;
mod text;
mod timeout;
#[cfg(feature = "tower")]
pub mod tower;
pub mod wait;

#[cfg(target_has_atomic = "32")]
pub use budget::RetryBudget;
#[cfg(feature = "std")]
pub use clock::ThreadClock;
#[cfg(feature = "futures-timer")]
pub use clock::TimerClock;
#[cfg(feature = "tokio")]
pub use clock::TokioClock;
pub use clock::{AsyncSleep, Clock, Sleep, VirtualClock};
pub use details::{Details, GiveUpReason};
pub use error::InvalidSetting;
pub use falsy::Falsy;
pub use given_up::GivenUp;
#[cfg(feature = "std")]
pub use jitter::{equal_jitter, full_jitter, random_jitter};
pub use limits::IntoLimit;
pub use log::Level;
pub use policy::Policy;
#[cfg(feature = "std")]
pub use stop::Stop;
pub use timeout::{TimeLimit, TimedOut};
pub use wait::{Wait, constant, expo, fibo, linear, runtime};
#[cfg(feature = "std")]
pub use wait::{decay, decorrelated};
