use core::time::Duration;
use std::time::Instant;

use super::{Clock, Sleep};
use crate::stop::Stop;
use crate::testing_hooks;

/// The default clock of sync functions: [`std::time::Instant`] and [`std::thread::sleep`].
///
/// It blocks the thread. In an `async fn`, call a function that waits on it inside of `tokio::task::spawn_blocking`.
///
/// On wasm32-unknown-unknown the standard library has neither, and both panic: provide a clock with `clock = ..`.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{Clock, Sleep, ThreadClock};
///
/// let start = ThreadClock.now();
/// ThreadClock.sleep(Duration::from_millis(1));
/// assert!(ThreadClock.elapsed(start) >= Duration::from_millis(1));
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreadClock;

impl Clock for ThreadClock {
    type Instant = Instant;

    #[inline]
    fn now(&self) -> Instant {
        testing_hooks::now(Instant::now)
    }

    #[inline]
    fn elapsed(&self, earlier: Instant) -> Duration {
        self.now().saturating_duration_since(earlier)
    }
}

impl Sleep for ThreadClock {
    #[inline]
    fn sleep(&self, wait: Duration) {
        testing_hooks::sleep(wait, std::thread::sleep);
    }

    fn sleep_or_stop(&self, wait: Duration, stop: &Stop) -> bool {
        testing_hooks::sleep(wait, |wait| {
            stop.sleep(wait);
        });
        stop.is_stopped()
    }
}
