//! A clock whose sleeps end late.

use std::time::Duration;

use backoff_retry::{AsyncSleep, Clock};
use tokio::time::{Instant, Sleep, sleep};

/// Its sleeps take twice as long as they should.
pub(crate) struct SlowClock;

impl Clock for SlowClock {
    type Instant = Instant;

    fn now(&self) -> Instant {
        Instant::now()
    }

    fn elapsed(&self, earlier: Instant) -> Duration {
        earlier.elapsed()
    }
}

impl AsyncSleep for SlowClock {
    type Sleep = Sleep;

    fn sleep(&self, wait: Duration) -> Sleep {
        sleep(wait * 2)
    }

    fn timer(&self, limit: Duration) -> Sleep {
        sleep(limit)
    }
}
