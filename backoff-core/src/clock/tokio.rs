use core::time::Duration;

use tokio::time::Instant;

use super::{AsyncSleep, Clock};
use crate::testing_hooks::{self, Moment, Slept};

/// The clock of async functions on tokio: it stands still where tokio's time is paused.
///
/// tokio rounds a wait up to its tick of 1 ms.
#[derive(Clone, Copy, Debug, Default)]
pub struct TokioClock;

impl Clock for TokioClock {
    type Instant = Moment<Instant>;

    fn now(&self) -> Self::Instant {
        testing_hooks::moment(Instant::now())
    }

    fn elapsed(&self, earlier: Self::Instant) -> Duration {
        testing_hooks::elapsed(earlier, |at| at.elapsed())
    }
}

impl AsyncSleep for TokioClock {
    type Sleep = Slept<tokio::time::Sleep>;

    fn sleep(&self, wait: Duration) -> Self::Sleep {
        testing_hooks::slept(wait, tokio::time::sleep)
    }
}
