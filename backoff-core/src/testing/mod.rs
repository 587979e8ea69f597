//! For the tests of code that retries. A scope is a guard: what it says holds from the call that made it until
//! it is dropped, for the code that it reaches. Feature `test-util`.
//!
//! A scope that is opened inside a tokio runtime reaches all that runs in that runtime, spawned tasks and
//! `spawn_blocking` included. One that is opened elsewhere reaches what its thread runs, also under a
//! `block_on`. Tests that run at the same time do not notice each other's. Plain threads are reached by
//! neither: open a scope there. Guards nest, and may be dropped in any order; of two that say something about
//! the same thing, the one that was opened last counts.

mod guards;
mod ids;
mod recording;
pub(crate) mod scopes;

pub use guards::{
    LimitTries, NoWaits, SeedJitter, VirtualTime, advance, limit_tries, no_waits, seed_jitter,
    virtual_time,
};
pub use recording::RecordingClock;
