//! Cancellation: what ends the wait of a call, and with it the call.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, Waker};

use pin_project_lite::pin_project;

pin_project! {
    /// The future that cancels a call. It is not polled again after it has completed.
    pub struct Cancel<F> {
        #[pin]
        future: F,
        is_cancelled: bool,
    }
}

impl<F: Future> Cancel<F> {
    /// Makes it of a future.
    #[inline]
    pub fn new(future: F) -> Self {
        Self { future, is_cancelled: false }
    }

    /// Polls the future. Returns whether the call has been cancelled.
    pub(crate) fn poll_cancelled(self: Pin<&mut Self>, context: &mut Context<'_>) -> bool {
        let this = self.project();
        if !*this.is_cancelled {
            *this.is_cancelled = this.future.poll(context).is_ready();
        }
        *this.is_cancelled
    }

    /// Returns whether the call has been cancelled.
    ///
    /// Nothing is woken when that changes. The future is polled again for the wait, with the task that waits.
    pub fn is_cancelled(self: Pin<&mut Self>) -> bool {
        self.poll_cancelled(&mut Context::from_waker(Waker::noop()))
    }

    /// Waits for the end of `sleep` or the cancellation. The future returns whether the call has been cancelled.
    #[inline]
    pub fn sleep<S: Future<Output = ()>>(
        self: Pin<&mut Self>,
        sleep: S,
    ) -> SleepOrCancel<'_, F, S> {
        SleepOrCancel { cancel: self, sleep }
    }
}

pin_project! {
    /// A sleep that a cancellation ends.
    // An `async` function would hold the sleep twice, as its argument and pinned.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct SleepOrCancel<'c, F, S> {
        cancel: Pin<&'c mut Cancel<F>>,
        #[pin]
        sleep: S,
    }
}

impl<F: Future, S: Future<Output = ()>> Future for SleepOrCancel<'_, F, S> {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        let this = self.project();
        if this.cancel.as_mut().poll_cancelled(context) {
            return Poll::Ready(true);
        }
        this.sleep.poll(context).map(|()| false)
    }
}

impl<F, S> fmt::Debug for SleepOrCancel<'_, F, S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SleepOrCancel").finish_non_exhaustive()
    }
}

impl<F> fmt::Debug for Cancel<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Cancel").field("is_cancelled", &self.is_cancelled).finish_non_exhaustive()
    }
}
