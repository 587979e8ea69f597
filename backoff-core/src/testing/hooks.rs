//! Where the rest of the library asks whether a test is in force. `hooks_off.rs` has the same functions for
//! when the feature `test-util` is off; what is decided here is decided in `testing::scopes`.
#![allow(dead_code)] // Which of these are called depends on the features.

use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;
use std::time::Instant;

use crate::testing::scopes;

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

/// This moment, moved on by what was skipped. Skipped time is in the moment itself: what is stored does not change
/// with the feature.
pub(crate) fn now(real: impl FnOnce() -> Instant) -> Instant {
    scopes::now(real())
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
