//! The futures of async overrides.

use core::pin::Pin;
use core::task::{Context, Poll, ready};

use pin_project_lite::pin_project;

/// Has no values.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub enum Never {}

impl Future for Never {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, _context: &mut Context<'_>) -> Poll<bool> {
        match *self {}
    }
}

pin_project! {
    /// The future of a handler, which has no answer.
    #[derive(Debug)]
    pub struct HandlerFuture<F> {
        #[pin]
        pub(super) future: F,
    }
}

impl<F: Future<Output = ()>> Future for HandlerFuture<F> {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        ready!(self.project().future.poll(context));
        Poll::Ready(false)
    }
}

pin_project! {
    /// What belongs to one of two overrides.
    #[derive(Debug)]
    #[project = EitherProjection]
    pub enum Either<L, R> {
        /// What belongs to the first override.
        Left { #[pin] value: L },
        /// What belongs to the second override.
        Right { #[pin] value: R },
    }
}

impl<L: Future<Output = bool>, R: Future<Output = bool>> Future for Either<L, R> {
    type Output = bool;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<bool> {
        match self.project() {
            EitherProjection::Left { value } => value.poll(context),
            EitherProjection::Right { value } => value.poll(context),
        }
    }
}
