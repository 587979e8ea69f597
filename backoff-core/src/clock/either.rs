use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;

use futures_timer::Delay;
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::{AsyncSleep, Clock};
use crate::testing_hooks::{self, SkippableSleep};

/// The default clock of async functions with both features, `tokio` and `futures-timer`: it sleeps with tokio's
/// timer inside a tokio runtime and with futures-timer's elsewhere.
///
/// A dependency that enables one of the features therefore breaks no user of the other.
///
/// Time is read from tokio's clock, inside a runtime and outside; it stands still while tokio's time is paused.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{AsyncSleep, Clock, clock::EitherClock};
///
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() {
/// let start = EitherClock.now();
/// EitherClock.sleep(Duration::from_secs(60)).await; // on tokio's timer, here in a runtime
/// assert!(EitherClock.elapsed(start) >= Duration::from_secs(60));
/// # }
/// ```
///
/// # Panics
/// [`sleep`](AsyncSleep::sleep) panics in a tokio runtime whose timer is not enabled, and outside of a runtime if the
/// thread of the other timer cannot be started.
#[derive(Clone, Copy, Debug, Default)]
pub struct EitherClock;

// Keeps the compiler's lists of clocks the same whatever features are enabled.
#[diagnostic::do_not_recommend]
impl Clock for EitherClock {
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

#[diagnostic::do_not_recommend]
impl AsyncSleep for EitherClock {
    type Sleep = EitherSleep;

    #[inline]
    fn sleep(&self, wait: Duration) -> EitherSleep {
        EitherSleep { timer: testing_hooks::skippable_sleep(wait, EitherTimer::new) }
    }

    #[inline]
    fn timer(&self, limit: Duration) -> EitherSleep {
        EitherSleep { timer: testing_hooks::unskipped_sleep(limit, EitherTimer::new) }
    }
}

pin_project_lite::pin_project! {
    /// The future returned by [`EitherClock`]'s [`sleep`](AsyncSleep::sleep).
    ///
    /// It keeps the timer that it was created with, wherever it is polled.
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct EitherSleep {
        #[pin]
        timer: SkippableSleep<EitherTimer>,
    }
}

impl Future for EitherSleep {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.project().timer.poll(context)
    }
}

pin_project_lite::pin_project! {
    #[project = PinnedTimer]
    #[derive(Debug)]
    enum EitherTimer {
        Tokio { #[pin] sleep: tokio::time::Sleep },
        FuturesTimer { delay: Delay },
    }
}

impl EitherTimer {
    fn new(wait: Duration) -> Self {
        match Handle::try_current() {
            Ok(_) => Self::Tokio { sleep: tokio::time::sleep(wait) },
            Err(_) => Self::FuturesTimer { delay: Delay::new(wait) },
        }
    }
}

impl Future for EitherTimer {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.project() {
            PinnedTimer::Tokio { sleep } => sleep.poll(context),
            PinnedTimer::FuturesTimer { delay } => Pin::new(delay).poll(context),
        }
    }
}
