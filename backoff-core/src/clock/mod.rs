//! Clocks: reading the time and sleeping.
//!
//! The decision engine does neither; it is given durations. Calls use the default clock of their kind, or the one that
//! `clock = ..` names: a value that implements [`Clock`] and, in sync functions, [`Sleep`], in async functions
//! [`AsyncSleep`]. Dispatch is static, so a clock without fields costs nothing.
//!
//! | default of | features | clock |
//! |---|---|---|
//! | sync functions | `std` | `ThreadClock` |
//! | async functions | `tokio` | `TokioClock` |
//! | async functions | `futures-timer` | `TimerClock` |
//! | async functions | both | `EitherClock` |

mod default;
#[cfg(all(feature = "tokio", feature = "futures-timer"))]
mod either;
mod nanos;
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
#[cfg(feature = "std")]
pub use thread::ThreadClock;
#[cfg(feature = "futures-timer")]
pub use timer::{TimerClock, TimerSleep};
#[cfg(feature = "tokio")]
pub use tokio::{TokioClock, TokioSleep};
pub use virtual_clock::VirtualClock;

use core::time::Duration;

/// A monotonic clock: what `max_time` and elapsed times are read from. [`Sleep`] and [`AsyncSleep`] make it one that
/// calls can wait on.
///
/// ```
/// use std::time::{Duration, Instant};
/// use backoff_retry::{Clock, Sleep};
///
/// /// Sleeps for a hundredth of the wait.
/// struct FastClock;
///
/// impl Clock for FastClock {
///     type Instant = Instant;
///
///     fn now(&self) -> Instant {
///         Instant::now()
///     }
///
///     fn elapsed(&self, earlier: Instant) -> Duration {
///         earlier.elapsed()
///     }
/// }
///
/// impl Sleep for FastClock {
///     fn sleep(&self, wait: Duration) {
///         std::thread::sleep(wait / 100);
///     }
/// }
///
/// let start = FastClock.now();
/// FastClock.sleep(Duration::from_millis(100));
/// assert!(FastClock.elapsed(start) >= Duration::from_millis(1));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a clock",
    label = "does not implement `backoff_retry::Clock`",
    note = "`clock = ..` requires a value that implements `Clock`, and `Sleep` in a sync function or \
            `AsyncSleep` in an async function, such as `&VirtualClock`"
)]
pub trait Clock {
    /// A point in time of this clock.
    type Instant: Copy;

    /// Returns the current time of this clock, for [`elapsed`](Clock::elapsed).
    fn now(&self) -> Self::Instant;

    /// Returns the time that has passed since `earlier`, or zero if `earlier` is later than now.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Clock, VirtualClock};
    ///
    /// let clock = VirtualClock::new();
    /// let start = clock.now();
    /// clock.advance(Duration::from_secs(5));
    /// assert_eq!(clock.elapsed(start), Duration::from_secs(5));
    /// ```
    fn elapsed(&self, earlier: Self::Instant) -> Duration;
}

/// A clock that sync functions can sleep on, for `clock = ..` and for the setters named `clock`.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::{Clock, Sleep, ThreadClock};
///
/// /// Prints each wait.
/// struct LoudClock;
///
/// impl Clock for LoudClock {
///     // ..
/// #   type Instant = std::time::Instant;
/// #   fn now(&self) -> Self::Instant { ThreadClock.now() }
/// #   fn elapsed(&self, earlier: Self::Instant) -> Duration { ThreadClock.elapsed(earlier) }
/// }
///
/// impl Sleep for LoudClock {
///     fn sleep(&self, wait: Duration) {
///         eprintln!("the next attempt is in {wait:?}");
///         ThreadClock.sleep(wait);
///     }
/// }
/// # LoudClock.sleep(Duration::ZERO);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot sleep in a sync function",
    label = "does not implement `backoff_retry::Sleep`",
    note = "pass `clock = ..` a value that implements `Clock` and `Sleep` (`AsyncSleep` is for `async` \
            functions), or enable the feature `std` of `backoff-retry` to sleep with the thread, which a browser \
            does not allow"
)]
pub trait Sleep: Clock {
    /// Blocks the current thread for `wait`.
    fn sleep(&self, wait: Duration);

    /// Blocks the current thread for `wait`, or until `stop` is sent. Returns whether it has been sent.
    ///
    /// By default the signal does not wake a thread that sleeps: it is looked at before and after the
    /// [`sleep`](Sleep::sleep). The standard library's clock is woken. In a clock of your own, [`Stop::sleep`] does
    /// that.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Sleep, Stop, ThreadClock};
    ///
    /// let stop = Stop::new();
    /// assert!(!ThreadClock.sleep_or_stop(Duration::from_millis(1), &stop));
    /// stop.stop();
    /// assert!(ThreadClock.sleep_or_stop(Duration::from_secs(3600), &stop)); // returns immediately
    /// ```
    ///
    /// [`Stop::sleep`]: crate::Stop::sleep
    #[cfg(feature = "std")]
    fn sleep_or_stop(&self, wait: Duration, stop: &crate::Stop) -> bool {
        if !stop.is_stopped() {
            self.sleep(wait);
        }
        stop.is_stopped()
    }
}

/// A clock that async functions can sleep on, for `clock = ..` and for the setters named `clock`.
///
/// ```
/// use std::{future::Future, pin::Pin, time::Duration};
/// use backoff_retry::{AsyncSleep, Clock, Policy, expo};
///
/// /// The clock of another runtime.
/// struct RuntimeClock;
///
/// impl Clock for RuntimeClock {
///     // ..
/// #   type Instant = std::time::Instant;
/// #   fn now(&self) -> Self::Instant { std::time::Instant::now() }
/// #   fn elapsed(&self, earlier: Self::Instant) -> Duration { earlier.elapsed() }
/// }
///
/// impl AsyncSleep for RuntimeClock {
///     type Sleep = Pin<Box<dyn Future<Output = ()> + Send>>;
///
///     fn sleep(&self, wait: Duration) -> Self::Sleep {
///         Box::pin(runtime::sleep(wait))
///     }
/// }
///
/// static API: Policy = Policy::new(expo()).max_tries(2);
///
/// # mod runtime { pub use tokio::time::sleep; }
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() {
/// let refused = || async { Err::<(), _>("refused") };
/// assert_eq!(API.call(refused).clock(RuntimeClock).await, Err("refused"));
/// # }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot sleep in an async function: it does not implement `AsyncSleep`",
    label = "no timer for an async retry",
    note = "enable the feature `tokio` of `backoff-retry`, or `futures-timer` for any other runtime, \
            or pass `clock = ..` a value that implements `Clock` and `AsyncSleep`"
)]
pub trait AsyncSleep: Clock {
    /// The future that [`sleep`](AsyncSleep::sleep) returns.
    ///
    /// It is named so that futures which hold it are `Send` where it is. Where it cannot be named, use
    /// `Pin<Box<dyn Future<Output = ()> + Send>>`.
    type Sleep: Future<Output = ()>;

    /// Returns a future that completes after `wait`.
    fn sleep(&self, wait: Duration) -> Self::Sleep;

    /// Returns a future that completes after `limit`, which limits the time of an attempt. By default it is a
    /// [`sleep`](AsyncSleep::sleep).
    ///
    /// It is called only for an attempt that has a time limit and does not complete when it is first polled. A clock
    /// that skips waits in tests does not skip this, or such an attempt would be cut at once.
    fn timer(&self, limit: Duration) -> Self::Sleep {
        self.sleep(limit)
    }
}

/// Implements the traits for pointers to clocks.
macro_rules! impl_for_pointers {
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

            #[cfg(feature = "std")]
            fn sleep_or_stop(&self, wait: Duration, stop: &crate::Stop) -> bool {
                (**self).sleep_or_stop(wait, stop)
            }
        }

        impl<C: AsyncSleep> AsyncSleep for $pointer {
            type Sleep = C::Sleep;

            fn sleep(&self, wait: Duration) -> C::Sleep {
                (**self).sleep(wait)
            }

            fn timer(&self, limit: Duration) -> C::Sleep {
                (**self).timer(limit)
            }
        }
    )+};
}

impl_for_pointers!(&C);
#[cfg(feature = "std")]
impl_for_pointers!(std::boxed::Box<C>, std::rc::Rc<C>, std::sync::Arc<C>);
