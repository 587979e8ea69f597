use core::time::Duration;
use std::time::Instant;

use super::{Clock, Sleep};
use crate::testing_hooks::{self, Moment};

/// The clock of sync functions: the monotonic clock and the thread sleep of the standard library.
#[derive(Clone, Copy, Debug, Default)]
pub struct ThreadClock;

impl Clock for ThreadClock {
    type Instant = Moment<Instant>;

    fn now(&self) -> Self::Instant {
        testing_hooks::moment(Instant::now())
    }

    fn elapsed(&self, earlier: Self::Instant) -> Duration {
        testing_hooks::elapsed(earlier, |at| at.elapsed())
    }
}

impl Sleep for ThreadClock {
    fn sleep(&self, wait: Duration) {
        testing_hooks::sleep(wait, std::thread::sleep);
    }
}
