//! What cancels a call, if something does.

use core::pin::Pin;
use core::task::Context;
use core::time::Duration;

use super::override_future::Never;
use crate::cancel::Cancel;
use crate::clock::Sleep;

/// Nothing cancels the call.
#[derive(Clone, Copy, Debug)]
pub struct NoCancel;

/// What cancels a call that is awaited.
pub trait Cancellation {
    /// What is kept of an outcome over a wait: the call returns it if it is cancelled.
    type Kept<T>;

    /// Keeps an outcome, if the call can be cancelled.
    fn keep<T>(outcome: T) -> Option<Self::Kept<T>>;

    /// Returns an outcome that was kept.
    fn release<T>(kept: Self::Kept<T>) -> T;

    /// Returns whether the call has been cancelled.
    fn poll_cancelled(self: Pin<&mut Self>, context: &mut Context<'_>) -> bool;
}

impl Cancellation for NoCancel {
    type Kept<T> = Never;

    #[inline]
    fn keep<T>(_outcome: T) -> Option<Never> {
        None
    }

    fn release<T>(kept: Never) -> T {
        match kept {}
    }

    #[inline]
    fn poll_cancelled(self: Pin<&mut Self>, _context: &mut Context<'_>) -> bool {
        false
    }
}

impl<F: Future> Cancellation for Cancel<F> {
    type Kept<T> = T;

    fn keep<T>(outcome: T) -> Option<T> {
        Some(outcome)
    }

    fn release<T>(kept: T) -> T {
        kept
    }

    fn poll_cancelled(self: Pin<&mut Self>, context: &mut Context<'_>) -> bool {
        Self::poll_cancelled(self, context)
    }
}

/// What cancels a blocking call.
pub trait BlockingCancellation {
    /// Keeps what an attempt returned over a wait, if the call can be cancelled.
    fn keep<R>(returned: R) -> Option<R>;

    /// Returns whether the call has been cancelled.
    fn is_cancelled(&self) -> bool;

    /// Sleeps, and returns whether the call has been cancelled.
    fn sleep<C: Sleep>(&self, clock: &C, wait: Duration) -> bool;
}

impl BlockingCancellation for NoCancel {
    #[inline]
    fn keep<R>(_returned: R) -> Option<R> {
        None
    }

    #[inline]
    fn is_cancelled(&self) -> bool {
        false
    }

    #[inline]
    fn sleep<C: Sleep>(&self, clock: &C, wait: Duration) -> bool {
        clock.sleep(wait);
        false
    }
}

/// A signal cancels the call.
#[cfg(feature = "std")]
#[derive(Debug)]
pub struct BySignal<S>(pub(super) S);

#[cfg(feature = "std")]
impl<S: crate::stop::StopSignal> BlockingCancellation for BySignal<S> {
    fn keep<R>(returned: R) -> Option<R> {
        Some(returned)
    }

    fn is_cancelled(&self) -> bool {
        self.0.signal().is_stopped()
    }

    fn sleep<C: Sleep>(&self, clock: &C, wait: Duration) -> bool {
        clock.sleep_or_stop(wait, self.0.signal())
    }
}
