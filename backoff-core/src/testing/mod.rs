//! Test scopes: retried code runs without waiting, with few attempts, or with the same jitter each time.
//!
//! Each function here opens a scope and returns its guard; the scope is closed when the guard is dropped. Requires
//! the feature `test-util`.
//!
//! **What a scope applies to.** A scope that is opened inside a tokio runtime applies to everything that runs in that
//! runtime, including spawned tasks and `spawn_blocking`. A scope that is opened elsewhere applies to everything that
//! its thread runs, including a `block_on`. Other threads are not affected, so tests that run at the same time do not
//! disturb each other; open a scope inside each thread that you start yourself.
//!
//! Guards nest and can be dropped in any order. Of two scopes of the same kind, the one opened last takes precedence.
//!
//! **Waits are skipped, not limited.** A call without a limit goes on until it succeeds, so it panics after 100,000
//! skipped waits: set `max_tries` or `max_time`, or use [`limit_tries`].

mod guards;
mod ids;
mod recording;
pub(crate) mod scopes;

pub use guards::{
    LimitTries, NoWaits, SeedJitter, VirtualTime, advance, limit_tries, no_waits, seed_jitter,
    virtual_time,
};
pub use recording::RecordingClock;
