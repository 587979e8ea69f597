use core::time::Duration;

use tokio::time::Instant;

use super::{AsyncSleep, Clock};

/// The clock of async functions on tokio: it stands still where tokio's time is paused.
///
/// tokio rounds a wait up to its tick of 1 ms.
#[derive(Clone, Copy, Debug, Default)]
pub struct TokioClock;

impl Clock for TokioClock {
    type Instant = Instant;

    fn now(&self) -> Instant {
        Instant::now()
    }

    fn elapsed(&self, earlier: Instant) -> Duration {
        earlier.elapsed()
    }
}

impl AsyncSleep for TokioClock {
    type Sleep = tokio::time::Sleep;

    fn sleep(&self, wait: Duration) -> Self::Sleep {
        tokio::time::sleep(wait)
    }
}
