use core::time::Duration;
use std::time::Instant;

use super::{Clock, Sleep};

/// The clock of sync functions: the monotonic clock and the thread sleep of the standard library.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreadClock;

impl Clock for ThreadClock {
    type Instant = Instant;

    fn now(&self) -> Instant {
        Instant::now()
    }

    fn elapsed(&self, earlier: Instant) -> Duration {
        earlier.elapsed()
    }
}

impl Sleep for ThreadClock {
    fn sleep(&self, wait: Duration) {
        std::thread::sleep(wait);
    }
}
