use core::time::Duration;
use std::time::Instant;

use futures_timer::Delay;

use super::{AsyncSleep, Clock};
use crate::testing_hooks::{self, Slept};

/// The clock of async functions on any executor: the monotonic clock of the standard library and the timer of
/// futures-timer, which wakes from a thread of its own. Inside a tokio runtime it works too, but takes no notice of
/// paused time.
///
/// On wasm32-unknown-unknown the standard library has neither a clock, so that reading it panics, nor random
/// keys, so that jitters are alike: give `clock = ..` and `jitter = ..` of your own. futures-timer itself needs its
/// feature `wasm-bindgen` on that target. None of this has been tested.
///
/// # Panics
/// If the timer's thread cannot be started.
///
/// ```
/// use backoff_core::{AsyncSleep, TimerClock};
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
/// TimerClock.sleep(Duration::from_millis(1)).await; // no runtime is needed
/// # });
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct TimerClock;

// Left out of the compiler's lists of clocks, which would else differ from feature to feature.
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
    type Sleep = Slept<Delay>;

    #[inline]
    fn sleep(&self, wait: Duration) -> Self::Sleep {
        testing_hooks::slept(wait, Delay::new)
    }
}
