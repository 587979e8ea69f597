//! What `hooks.rs` does, without the feature `test-util`: nothing.
#![allow(dead_code)] // Which of these are called depends on the features.

use core::time::Duration;

/// What a clock's sleep is.
pub(crate) type Slept<F> = F;

#[inline]
pub(crate) fn now<I>(real: impl FnOnce() -> I) -> I {
    real()
}

#[inline]
pub(crate) fn sleep(wait: Duration, sleep: impl FnOnce(Duration)) {
    sleep(wait);
}

#[inline]
pub(crate) fn slept<F>(wait: Duration, sleep: impl FnOnce(Duration) -> F) -> Slept<F> {
    sleep(wait)
}

#[inline]
pub(crate) fn max_tries(max_tries: Option<u32>) -> Option<u32> {
    max_tries
}

#[inline]
pub(crate) fn draw(own: impl FnOnce() -> u64) -> u64 {
    own()
}
