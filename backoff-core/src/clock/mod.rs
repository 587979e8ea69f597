//! Time as the retry loops see it: a clock to read, and a way to sleep.
//!
//! The engine itself has neither; it is handed durations. The loops use the clock of their runtime,
//! or the one that `clock = ..` names: a value that is a [`Clock`] and, in sync functions, a [`Sleep`],
//! in async ones an [`AsyncSleep`]. Dispatch is static, so a clock without fields costs nothing.

mod default;
#[cfg(all(feature = "tokio", feature = "futures-timer"))]
mod either;
mod looped;
#[cfg(feature = "std")]
mod thread;
#[cfg(feature = "futures-timer")]
mod timer;
#[cfg(feature = "tokio")]
mod tokio;
mod virtual_clock;

#[doc(hidden)]
pub use default::{AsyncClock, SyncClock, async_clock, sync_clock};
#[cfg(all(feature = "tokio", feature = "futures-timer"))]
pub use either::{EitherClock, EitherSleep};
pub use looped::LoopClock;
#[cfg(feature = "std")]
pub use thread::ThreadClock;
#[cfg(feature = "futures-timer")]
pub use timer::TimerClock;
#[cfg(feature = "tokio")]
pub use tokio::TokioClock;
pub use virtual_clock::VirtualClock;

use core::time::Duration;

/// A monotonic clock.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a clock",
    label = "does not implement `backoff_retry::Clock`",
    note = "`clock = ..` takes a value that implements `Clock`, and `Sleep` in a sync function or \
            `AsyncSleep` in an async one, such as `&VirtualClock`"
)]
pub trait Clock {
    /// A moment of this clock.
    type Instant: Copy;

    /// This moment.
    fn now(&self) -> Self::Instant;

    /// The time that has passed since `earlier`; zero if none has.
    fn elapsed(&self, earlier: Self::Instant) -> Duration;
}

/// Sleeping in sync functions.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot sleep in a sync function",
    label = "does not implement `backoff_retry::Sleep`",
    note = "give `clock = ..` a value that implements `Clock` and `Sleep` (`AsyncSleep` is for `async` \
            functions), or enable the feature `std` of `backoff-retry` for the clock of the thread"
)]
pub trait Sleep {
    /// Blocks the thread for `wait`.
    fn sleep(&self, wait: Duration);
}

/// Sleeping in async functions.
#[diagnostic::on_unimplemented(
    message = "an async retry has no timer to sleep with: `{Self}` does not implement `AsyncSleep`",
    label = "cannot sleep in an async function",
    note = "enable the feature `tokio` of `backoff-retry`, or `futures-timer` for any other runtime, \
            or give `clock = ..` a value that implements `Clock` and `AsyncSleep`"
)]
pub trait AsyncSleep {
    /// What [`sleep`](AsyncSleep::sleep) returns. It has a name so that futures which hold it are `Send` where it
    /// is; where it has none, `Pin<Box<dyn Future<Output = ()> + Send>>` will do.
    type Sleep: Future<Output = ()>;

    /// A future that is ready after `wait`.
    fn sleep(&self, wait: Duration) -> Self::Sleep;
}

/// What points to a clock is one.
macro_rules! clock_behind {
    ($($pointer:ty),+) => {$(
        impl<C: Clock> Clock for $pointer {
            type Instant = C::Instant;

            fn now(&self) -> Self::Instant {
                (**self).now()
            }

            fn elapsed(&self, earlier: Self::Instant) -> Duration {
                (**self).elapsed(earlier)
            }
        }

        impl<C: Sleep> Sleep for $pointer {
            fn sleep(&self, wait: Duration) {
                (**self).sleep(wait);
            }
        }

        impl<C: AsyncSleep> AsyncSleep for $pointer {
            type Sleep = C::Sleep;

            fn sleep(&self, wait: Duration) -> C::Sleep {
                (**self).sleep(wait)
            }
        }
    )+};
}

clock_behind!(&C);
#[cfg(feature = "std")]
clock_behind!(std::boxed::Box<C>, std::rc::Rc<C>, std::sync::Arc<C>);
