//! The functions of `hooks.rs` without the feature `test-util`: they do nothing.
#![allow(dead_code)] // Which of these are called depends on the features.

use core::time::Duration;

/// The sleep itself: no wait is skipped.
pub(crate) type SkippableSleep<F> = F;

#[inline]
pub(crate) fn now<I>(real: impl FnOnce() -> I) -> I {
    real()
}

#[inline]
pub(crate) fn sleep(wait: Duration, sleep: impl FnOnce(Duration)) {
    sleep(wait);
}

#[inline]
pub(crate) fn skippable_sleep<F>(
    wait: Duration,
    sleep: impl FnOnce(Duration) -> F,
) -> SkippableSleep<F> {
    sleep(wait)
}

#[inline]
pub(crate) fn unskipped_sleep<F>(
    limit: Duration,
    sleep: impl FnOnce(Duration) -> F,
) -> SkippableSleep<F> {
    sleep(limit)
}

#[inline]
pub(crate) fn check_runaway(_tries: u32, _limited: bool, _target: impl Fn() -> &'static str) {}

#[inline]
pub(crate) fn max_tries(max_tries: Option<u32>) -> Option<u32> {
    max_tries
}

#[inline]
pub(crate) fn draw(own: impl FnOnce() -> u64) -> u64 {
    own()
}
