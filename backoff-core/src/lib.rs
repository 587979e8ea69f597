//! What `backoff-retry` is made of, without the attributes.
//!
//! The modules are layers, and none knows of those after it: [`clock`] and [`error`] state facts,
//! [`wait`] and [`jitter`] yield durations, [`limits`] and [`event`] carry judgements, [`engine`] decides
//! whether an attempt is followed by another, [`policy`] says all that as a value, and [`drive`] runs what is
//! retried. Users depend on `backoff-retry`, which re-exports all of it.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "std")]
extern crate std;

pub mod clock;
#[cfg(feature = "serde")]
pub mod config;
pub mod drive;
pub mod engine;
pub mod error;
pub mod event;
#[doc(hidden)]
pub mod expansion;
mod failure;
mod falsy;
pub mod jitter;
pub mod limits;
mod log;
pub mod policy;
#[cfg(feature = "std")]
mod random;
#[cfg(feature = "test-util")]
pub mod testing;
// What `testing` changes elsewhere; off, nothing.
#[cfg_attr(not(feature = "test-util"), path = "testing/hooks_off.rs")]
#[cfg_attr(feature = "test-util", path = "testing/hooks.rs")]
mod testing_hooks;
pub mod wait;

#[cfg(feature = "std")]
pub use clock::ThreadClock;
#[cfg(feature = "futures-timer")]
pub use clock::TimerClock;
#[cfg(feature = "tokio")]
pub use clock::TokioClock;
pub use clock::{AsyncSleep, Clock, Sleep, VirtualClock};
pub use error::InvalidSetting;
pub use event::{Details, GiveUpReason};
pub use falsy::Falsy;
#[cfg(feature = "std")]
pub use jitter::{equal_jitter, full_jitter, random_jitter};
pub use limits::Limits;
pub use log::Level;
pub use policy::Policy;
pub use wait::{Wait, constant, expo, fibo, linear, runtime};
#[cfg(feature = "std")]
pub use wait::{decay, decorrelated};
