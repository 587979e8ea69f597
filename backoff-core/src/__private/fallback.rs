//! What a call that gives up returns in place of the outcome.

use core::future::{Ready, ready};

use super::returned::Returns;
use crate::classify::Classify;
use crate::given_up::GivenUp;

/// Calls a `fallback` that is not `async`.
#[inline]
pub fn fall_back<R: Classify<M>, M>(
    _returns: Returns<R, M>,
    given_up: GivenUp<R::Outcome>,
    fallback: impl FnOnce(GivenUp<R::Outcome>) -> R,
) -> R {
    fallback(given_up)
}

/// Calls a `fallback` that is known to be `async`.
#[inline]
pub fn fall_back_async<R: Classify<M>, M, A: Future<Output = R>>(
    _returns: Returns<R, M>,
    given_up: GivenUp<R::Outcome>,
    fallback: impl FnOnce(GivenUp<R::Outcome>) -> A,
) -> A {
    fallback(given_up)
}

/// Calls a `fallback` of which only the type shows whether it is `async`.
#[inline]
pub fn fallen_back<R: Classify<M>, M, A>(
    _returns: Returns<R, M>,
    given_up: GivenUp<R::Outcome>,
    fallback: impl FnOnce(GivenUp<R::Outcome>) -> A,
) -> FallenBack<R, A> {
    FallenBack { value: fallback(given_up), returns: core::marker::PhantomData }
}

/// What a `fallback` returned: an `R`, or a future of one.
#[derive(Debug)]
pub struct FallenBack<R, A> {
    value: A,
    returns: core::marker::PhantomData<fn() -> R>,
}

impl<T> FallenBack<T, T> {
    /// Returns the value.
    #[inline]
    pub fn __backoff_awaited(self) -> Ready<T> {
        ready(self.value)
    }
}

/// Found by autoref for every other type.
pub trait FallenBackAsync: Sized {
    /// What the function returns.
    type Returns;
    /// What the fallback returned.
    type Future;

    /// Returns the future.
    fn __backoff_awaited(self) -> impl Future<Output = Self::Returns>
    where
        Self::Future: FallbackFuture<Self::Returns>;
}

impl<R, A> FallenBackAsync for FallenBack<R, A> {
    type Returns = R;
    type Future = A;

    #[inline]
    fn __backoff_awaited(self) -> impl Future<Output = R>
    where
        A: FallbackFuture<R>,
    {
        self.value
    }
}

/// A future of what the function returns.
#[diagnostic::on_unimplemented(
    message = "this fallback must return a `{R}` or a future of it, but it returns `{Self}`",
    label = "expected a function that returns a `{R}`"
)]
pub trait FallbackFuture<R>: Future<Output = R> {}

#[diagnostic::do_not_recommend]
impl<R, A: Future<Output = R>> FallbackFuture<R> for A {}
