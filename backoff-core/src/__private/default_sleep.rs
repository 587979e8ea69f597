//! The sleep of a function whose attribute names no clock.

#[cfg(any(feature = "tokio", feature = "futures-timer"))]
pub use with_timer::default_sleep;
#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
pub use without_timer::{SleepByDefault, default_sleep};

#[cfg(any(feature = "tokio", feature = "futures-timer"))]
mod with_timer {
    use core::time::Duration;

    use crate::clock::{AsyncClock, AsyncSleep, async_clock};

    /// Returns a sleep on the default clock of async functions. It starts when it is awaited.
    #[inline]
    pub fn default_sleep(wait: Duration) -> DefaultSleep {
        DefaultSleep(wait)
    }

    /// A sleep that has not been started.
    #[derive(Debug)]
    #[must_use = "sleeps do nothing unless you `.await` them"]
    pub struct DefaultSleep(Duration);

    impl IntoFuture for DefaultSleep {
        type Output = ();
        type IntoFuture = <AsyncClock as AsyncSleep>::Sleep;

        // `.await` calls this function and stores what it returns. A sleep that was made before would be copied twice, by a
        // hundred bytes of code in each use.
        #[inline(never)]
        fn into_future(self) -> Self::IntoFuture {
            async_clock().sleep(self.0)
        }
    }
}

#[cfg(not(any(feature = "tokio", feature = "futures-timer")))]
mod without_timer {
    use core::future::Ready;

    /// Cannot be called: there is no timer. It is generic, so that the use is reported and not the library.
    pub fn default_sleep<W: SleepByDefault>(wait: W) -> Ready<()> {
        wait.sleep()
    }

    /// Implemented by nothing.
    #[diagnostic::on_unimplemented(
        message = "there is no timer for async functions",
        label = "no timer for an async retry",
        note = "enable the feature `tokio` of `backoff-retry`, or `futures-timer` for any other runtime, \
                or pass `clock = ..` a value that implements `Clock` and `AsyncSleep`"
    )]
    pub trait SleepByDefault {
        /// Returns a future that completes after this time.
        fn sleep(self) -> Ready<()>;
    }
}
