//! What the rest of the library asks the test scopes. With the feature `test-util` off, `hooks_off.rs` has the same
//! functions, and they do nothing. The scopes themselves are in `testing::scopes`.
#![allow(dead_code)] // Which of these are called depends on the features.

use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;
use std::time::Instant;

use crate::testing::scopes;

/// The number of skipped waits after which a call without a limit panics.
pub(crate) const MAX_SKIPPED_WAITS: u32 = 100_000;

pin_project_lite::pin_project! {
    /// A sleep, or a skipped one.
    #[project = PinnedSleep]
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub(crate) enum SkippableSleep<F> {
        Sleep { #[pin] sleep: F },
        Skipped { yielded: bool },
    }
}

impl<F: Future<Output = ()>> Future for SkippableSleep<F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.project() {
            PinnedSleep::Sleep { sleep } => sleep.poll(context),
            PinnedSleep::Skipped { yielded: true } => Poll::Ready(()),
            // Other tasks run while this one waits, and they must when its wait is skipped.
            PinnedSleep::Skipped { yielded } => {
                *yielded = true;
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}

/// Returns the current time, which includes skipped waits.
///
/// An `Instant` that a call stores has the same type with and without the feature, because the skipped time is added
/// here and not stored beside it.
pub(crate) fn now(real: impl FnOnce() -> Instant) -> Instant {
    scopes::now(real())
}

/// Sleeps for `wait`, unless a test scope skips it.
pub(crate) fn sleep(wait: Duration, sleep: impl FnOnce(Duration)) {
    if !scopes::skip(wait) {
        sleep(wait);
    }
}

/// Returns a sleep of `wait`, or a skipped one that yields to the runtime once.
pub(crate) fn skippable_sleep<F>(
    wait: Duration,
    sleep: impl FnOnce(Duration) -> F,
) -> SkippableSleep<F> {
    if scopes::skip(wait) {
        SkippableSleep::Skipped { yielded: false }
    } else {
        SkippableSleep::Sleep { sleep: sleep(wait) }
    }
}

/// Sleeps for the time limit of an attempt, which no test scope skips.
pub(crate) fn unskipped_sleep<F>(
    limit: Duration,
    sleep: impl FnOnce(Duration) -> F,
) -> SkippableSleep<F> {
    SkippableSleep::Sleep { sleep: sleep(limit) }
}

/// Panics in a call that retries without a limit while a test scope skips its waits.
///
/// `tries` is the number of attempts of the call so far, `limited` whether the call has a limit on attempts or time
/// (a limit of the test included), `target` the name of the function.
///
/// # Panics
/// If `limited` is false, and both the attempts of the call and the waits that the scope has skipped exceed
/// [`MAX_SKIPPED_WAITS`].
pub(crate) fn check_runaway(tries: u32, limited: bool, target: impl Fn() -> &'static str) {
    if limited || tries <= MAX_SKIPPED_WAITS {
        return;
    }
    // A clock of the user's own is not skipped, so that its attempts alone say nothing.
    assert!(
        scopes::skipped_waits() < u64::from(MAX_SKIPPED_WAITS),
        "`{}` has no limit and was retried {MAX_SKIPPED_WAITS} times with skipped waits; set `max_tries` or \
         `max_time`, or call `testing::limit_tries` in the test",
        target()
    );
}

/// Returns `max_tries`, or the limit of a test scope if that is lower.
pub(crate) fn max_tries(max_tries: Option<u32>) -> Option<u32> {
    match (max_tries, scopes::max_tries()) {
        (Some(own), Some(lower)) => Some(own.min(lower)),
        (own, lower) => own.or(lower),
    }
}

/// Returns 64 random bits from the seed of a test scope, or from `own`.
pub(crate) fn draw(own: impl FnOnce() -> u64) -> u64 {
    scopes::draw().unwrap_or_else(own)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{no_waits, virtual_time};
    use core::task::Waker;
    use std::panic::catch_unwind;
    use std::string::String;

    const MANY: u32 = MAX_SKIPPED_WAITS + 1;

    fn skip_many() {
        for _ in 0..MAX_SKIPPED_WAITS {
            sleep(Duration::ZERO, |_| unreachable!("the wait is skipped"));
        }
    }

    fn panics(tries: u32, limited: bool) -> bool {
        catch_unwind(|| check_runaway(tries, limited, || "app::fetch")).is_err()
    }

    #[test]
    fn a_call_without_a_limit_panics_after_many_skipped_waits() {
        let _scope = no_waits();
        assert!(!panics(MANY, false), "no wait has been skipped yet");
        skip_many();
        assert!(!panics(MAX_SKIPPED_WAITS, false));
        assert!(!panics(u32::MAX, true));
        let panic = catch_unwind(|| check_runaway(MANY, false, || "app::fetch")).unwrap_err();
        let message = panic.downcast_ref::<String>().expect("a formatted message");
        assert_eq!(
            message,
            "`app::fetch` has no limit and was retried 100000 times with skipped waits; set `max_tries` or \
             `max_time`, or call `testing::limit_tries` in the test"
        );
    }

    #[test]
    fn virtual_time_stops_a_runaway_too() {
        let scope = virtual_time();
        skip_many();
        assert!(panics(MANY, false));
        drop(scope);
        assert!(!panics(MANY, false), "outside of a scope waits are real");
    }

    #[test]
    fn a_skipped_sleep_yields_once() {
        let _scope = no_waits();
        let sleep = skippable_sleep(Duration::MAX, |_| core::future::pending());
        let mut sleep = core::pin::pin!(sleep);
        let mut context = Context::from_waker(Waker::noop());
        assert!(sleep.as_mut().poll(&mut context).is_pending());
        assert!(sleep.as_mut().poll(&mut context).is_ready());
    }
}
