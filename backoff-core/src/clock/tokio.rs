use core::time::Duration;

use tokio::time::Instant;

use super::{AsyncSleep, Clock};
use crate::testing_hooks::{self, Slept};

/// The clock of async functions on tokio: it stands still where tokio's time is paused.
///
/// tokio rounds a wait up to its tick of 1 ms.
#[derive(Clone, Copy, Debug, Default)]
pub struct TokioClock;

impl Clock for TokioClock {
    type Instant = Instant;

    #[inline]
    fn now(&self) -> Instant {
        Instant::from_std(testing_hooks::now(|| Instant::now().into_std()))
    }

    #[inline]
    fn elapsed(&self, earlier: Instant) -> Duration {
        self.now().saturating_duration_since(earlier)
    }
}

impl AsyncSleep for TokioClock {
    type Sleep = Slept<tokio::time::Sleep>;

    #[inline]
    fn sleep(&self, wait: Duration) -> Self::Sleep {
        testing_hooks::slept(wait, tokio::time::sleep)
    }
}
