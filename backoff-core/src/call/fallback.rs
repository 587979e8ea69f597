//! What a call returns in place of the last outcome, if something does.

use core::fmt;
use core::marker::PhantomData;
use core::pin::Pin;
use core::task::{Context, Poll};

use super::override_future::Never;
use crate::given_up::GivenUp;

/// The call returns the last outcome.
#[derive(Clone, Copy, Debug)]
pub struct NoFallback;

/// A fallback that is not async.
pub struct Fallback<G>(Option<G>);

/// An async fallback, of which `A` is the future.
pub struct AsyncFallback<G, A> {
    function: Option<G>,
    future: PhantomData<fn() -> A>,
}

impl<G> Fallback<G> {
    pub(super) fn new(function: G) -> Self {
        Self(Some(function))
    }
}

impl<G, A> AsyncFallback<G, A> {
    pub(super) fn new(function: G) -> Self {
        Self { function: Some(function), future: PhantomData }
    }
}

/// What a fallback makes of a call that gave up.
#[derive(Debug)]
pub enum Fallen<R, O, F> {
    /// There is no fallback.
    Not(GivenUp<O>),
    /// The value that the fallback returned at once.
    To(R),
    /// The future of a value.
    Later(F),
}

/// The future of a fallback.
// It depends on neither the outcome nor a bound on the function, for the reason that `Suspend` states.
pub trait FallbackFuture {
    /// The future that makes the value, for async fallbacks.
    type Future;
}

/// What makes the value that a call returns which gave up.
pub trait FallBack<R, O>: FallbackFuture {
    /// Whether there is something.
    const EXISTS: bool = true;

    /// Calls the fallback. It is called once.
    fn fall_back(&mut self, given_up: GivenUp<O>) -> Fallen<R, O, Self::Future>;

    /// Polls the future.
    fn poll(future: Pin<&mut Self::Future>, context: &mut Context<'_>) -> Poll<R>;
}

impl FallbackFuture for NoFallback {
    type Future = Never;
}

impl<R, O> FallBack<R, O> for NoFallback {
    const EXISTS: bool = false;

    #[inline]
    fn fall_back(&mut self, given_up: GivenUp<O>) -> Fallen<R, O, Never> {
        Fallen::Not(given_up)
    }

    fn poll(future: Pin<&mut Never>, _context: &mut Context<'_>) -> Poll<R> {
        match *future {}
    }
}

impl<G> FallbackFuture for Fallback<G> {
    type Future = Never;
}

impl<R, O, G: FnOnce(GivenUp<O>) -> R> FallBack<R, O> for Fallback<G> {
    fn fall_back(&mut self, given_up: GivenUp<O>) -> Fallen<R, O, Never> {
        match self.0.take() {
            Some(function) => Fallen::To(function(given_up)),
            None => Fallen::Not(given_up),
        }
    }

    fn poll(future: Pin<&mut Never>, _context: &mut Context<'_>) -> Poll<R> {
        match *future {}
    }
}

impl<G, A> FallbackFuture for AsyncFallback<G, A> {
    type Future = A;
}

impl<R, O, G, A> FallBack<R, O> for AsyncFallback<G, A>
where
    G: FnOnce(GivenUp<O>) -> A,
    A: Future<Output = R>,
{
    fn fall_back(&mut self, given_up: GivenUp<O>) -> Fallen<R, O, A> {
        match self.function.take() {
            Some(function) => Fallen::Later(function(given_up)),
            None => Fallen::Not(given_up),
        }
    }

    fn poll(future: Pin<&mut A>, context: &mut Context<'_>) -> Poll<R> {
        future.poll(context)
    }
}

impl<G> fmt::Debug for Fallback<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Fallback")
    }
}

impl<G, A> fmt::Debug for AsyncFallback<G, A> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AsyncFallback")
    }
}
