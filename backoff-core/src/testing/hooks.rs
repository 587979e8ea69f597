//! Where the rest of the library asks whether a test is in force. `hooks_off.rs` has the same functions for
//! when the feature `test-util` is off; what is decided here is decided in `testing::scopes`.
#![allow(dead_code)] // Which of these are called depends on the features.

use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;

use crate::testing::scopes::{self, Skipped};

/// A moment of a clock, and what had been skipped by then.
#[derive(Clone, Copy, Debug)]
pub struct Moment<I> {
    at: I,
    skipped: Skipped,
}

pin_project_lite::pin_project! {
    /// A sleep, or nothing where the wait was skipped.
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct Slept<F> {
        #[pin]
        sleep: Option<F>,
    }
}

impl<F: Future<Output = ()>> Future for Slept<F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.project().sleep.as_pin_mut() {
            Some(sleep) => sleep.poll(context),
            None => Poll::Ready(()),
        }
    }
}

/// Notes what has been skipped.
pub(crate) fn moment<I>(at: I) -> Moment<I> {
    Moment { at, skipped: scopes::skipped() }
}

/// The time since then, the skipped waits included.
pub(crate) fn elapsed<I>(since: Moment<I>, elapsed: impl FnOnce(I) -> Duration) -> Duration {
    scopes::elapsed(since.skipped, || elapsed(since.at))
}

/// Sleeps, or skips the wait.
pub(crate) fn sleep(wait: Duration, sleep: impl FnOnce(Duration)) {
    if !scopes::skip(wait) {
        sleep(wait);
    }
}

/// A sleep, or a future that is ready: no sleep of a runtime is ready at once, not even one of zero.
pub(crate) fn slept<F>(wait: Duration, sleep: impl FnOnce(Duration) -> F) -> Slept<F> {
    Slept { sleep: (!scopes::skip(wait)).then(|| sleep(wait)) }
}

/// The limit, or the one that a test sets where that is lower.
pub(crate) fn max_tries(max_tries: Option<u32>) -> Option<u32> {
    match (max_tries, scopes::max_tries()) {
        (Some(own), Some(lower)) => Some(own.min(lower)),
        (own, lower) => own.or(lower),
    }
}

/// 64 bits of the test's seed, or of the library's own source.
pub(crate) fn draw(own: impl FnOnce() -> u64) -> u64 {
    scopes::draw().unwrap_or_else(own)
}
