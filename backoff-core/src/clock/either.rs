use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;

use futures_timer::Delay;
use tokio::runtime::Handle;
use tokio::time::Instant;

use super::{AsyncSleep, Clock};
use crate::testing_hooks::{self, Slept};

/// The clock of async functions where both timers are enabled: tokio's inside a tokio runtime,
/// futures-timer's elsewhere. So a dependency that enables one of them takes nothing from the others.
///
/// The time is tokio's, inside and outside; it stands still where it is paused.
#[derive(Clone, Copy, Debug, Default)]
pub struct EitherClock;

// Left out of the compiler's lists of clocks, which would else differ from feature to feature.
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
    type Sleep = Slept<EitherSleep>;

    #[inline]
    fn sleep(&self, wait: Duration) -> Self::Sleep {
        testing_hooks::slept(wait, EitherSleep::new)
    }
}

pin_project_lite::pin_project! {
    /// What [`EitherClock`] sleeps with.
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct EitherSleep {
        #[pin]
        timer: Timers,
    }
}

pin_project_lite::pin_project! {
    #[project = PinnedTimers]
    #[derive(Debug)]
    enum Timers {
        Tokio { #[pin] sleep: tokio::time::Sleep },
        Other { delay: Delay },
    }
}

impl EitherSleep {
    fn new(wait: Duration) -> Self {
        let timer = match Handle::try_current() {
            Ok(_) => Timers::Tokio { sleep: tokio::time::sleep(wait) },
            Err(_) => Timers::Other { delay: Delay::new(wait) },
        };
        Self { timer }
    }
}

impl Future for EitherSleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match self.project().timer.project() {
            PinnedTimers::Tokio { sleep } => sleep.poll(context),
            PinnedTimers::Other { delay } => Pin::new(delay).poll(context),
        }
    }
}
