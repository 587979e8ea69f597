use core::pin::Pin;
use core::task::{Context, Poll};
use core::time::Duration;
use std::time::Instant;

use futures_timer::Delay;

use super::{AsyncSleep, Clock};
use crate::testing_hooks::{self, SkippableSleep};

/// A clock for async functions on any executor: [`std::time::Instant`] and the timer of futures-timer, which runs on
/// a thread of its own. The default of async functions with the feature `futures-timer` and without `tokio`.
///
/// It works inside a tokio runtime too, but ignores paused time.
///
/// On wasm32-unknown-unknown the standard library has no clock, and reading it panics: provide a clock with
/// `clock = ..`. This target is compiled but not tested.
///
/// # Panics
/// [`sleep`](AsyncSleep::sleep) panics if the thread of the timer cannot be started.
///
/// ```
/// use backoff_retry::{AsyncSleep, TimerClock};
/// use std::time::Duration;
/// # use std::task::{Context, Wake, Waker};
/// # struct Unpark(std::thread::Thread);
/// # impl Wake for Unpark { fn wake(self: std::sync::Arc<Self>) { self.0.unpark() } }
/// # fn block_on(future: impl Future<Output = ()>) {
/// #     let mut future = std::pin::pin!(future);
/// #     let waker = Waker::from(std::sync::Arc::new(Unpark(std::thread::current())));
/// #     while future.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() { std::thread::park() }
/// # }
///
/// # block_on(async {
/// TimerClock.sleep(Duration::from_millis(1)).await; // needs no runtime
/// # });
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct TimerClock;

// Keeps the compiler's lists of clocks the same whatever features are enabled.
#[diagnostic::do_not_recommend]
impl Clock for TimerClock {
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

#[diagnostic::do_not_recommend]
impl AsyncSleep for TimerClock {
    type Sleep = TimerSleep;

    #[inline]
    fn sleep(&self, wait: Duration) -> TimerSleep {
        TimerSleep { sleep: testing_hooks::skippable_sleep(wait, Delay::new) }
    }

    #[inline]
    fn timer(&self, limit: Duration) -> TimerSleep {
        TimerSleep { sleep: testing_hooks::unskipped_sleep(limit, Delay::new) }
    }
}

pin_project_lite::pin_project! {
    /// The future returned by [`TimerClock`]'s [`sleep`](AsyncSleep::sleep).
    #[derive(Debug)]
    #[must_use = "futures do nothing unless you `.await` or poll them"]
    pub struct TimerSleep {
        #[pin]
        sleep: SkippableSleep<Delay>,
    }
}

impl Future for TimerSleep {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        self.project().sleep.poll(context)
    }
}
