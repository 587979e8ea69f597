use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;

use tokio::time::Instant;

use super::{AsyncSleep, Clock};
use crate::testing_hooks::{self, SkippableSleep};

/// The clock of tokio, the default of async functions with the feature `tokio`. It stands still while tokio's
/// time is paused.
///
/// tokio rounds a wait up to its tick of 1 ms.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{AsyncSleep, Clock, TokioClock};
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() {
/// let start = TokioClock.now();
/// TokioClock.sleep(Duration::from_secs(60)).await;
/// assert!(TokioClock.elapsed(start) >= Duration::from_secs(60));
/// # }
/// ```
///
/// # Panics
/// [`sleep`](AsyncSleep::sleep) panics outside a tokio runtime, and in a runtime whose timer is not enabled.
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
    type Sleep = TokioSleep;

    #[inline]
    fn sleep(&self, wait: Duration) -> TokioSleep {
        TokioSleep { sleep: testing_hooks::skippable_sleep(wait, tokio::time::sleep) }
    }

    #[inline]
    fn timer(&self, limit: Duration) -> TokioSleep {
        TokioSleep { sleep: testing_hooks::unskipped_sleep(limit, tokio::time::sleep) }
    }
}

pin_project_lite::pin_project! {
    /// The future returned by [`TokioClock`]'s [`sleep`](AsyncSleep::sleep).
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct TokioSleep {
        #[pin]
        sleep: SkippableSleep<tokio::time::Sleep>,
    }
}

impl Future for TokioSleep {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.project().sleep.poll(context)
    }
}
