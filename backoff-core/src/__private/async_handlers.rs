//! Handlers and `giveup` in `async` functions, where they may be `async` or not.
//!
//! The attribute cannot see which of the two a path is, so the type decides, by autoref: a plain function is
//! called in the first step; an `async` one is called in the second step, with an argument that lives as long
//! as its future. So a plain function borrows nothing across an `.await`, and does not require a `Sync` outcome.
//!
//! ```text
//! let step = { let details = ..; p::FunctionOf(&f, &details).__backoff_handler_kind().__backoff_start(f, &details) };
//! let argument = step.__backoff_argument(|| Some(..)); // () for a plain function, the details for an async one
//! step.__backoff_finish(&argument).await;
//! ```

// The methods of both kinds have the same signature, whatever each of them needs.
#![allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, clippy::unused_self)]

use core::future::{Ready, ready};

/// A function and what it will be called with.
#[derive(Debug)]
pub struct FunctionOf<'f, F, A>(pub &'f F, pub &'f A);

/// Plain functions as handlers.
pub trait PlainHandler {
    /// Returns the kind.
    #[inline]
    fn __backoff_handler_kind(&self) -> Plain {
        Plain
    }
}

impl<'f, F: FnOnce(&'f A), A> PlainHandler for FunctionOf<'f, F, A> {}

/// Plain functions as `giveup`.
pub trait PlainPredicate {
    /// Returns the kind.
    #[inline]
    fn __backoff_predicate_kind(&self) -> Plain {
        Plain
    }
}

impl<'f, F: FnOnce(&'f A) -> bool, A> PlainPredicate for FunctionOf<'f, F, A> {}

/// All other functions; one that does not return a future is refused when it is called.
pub trait AsyncFunction {
    /// Returns the kind.
    #[inline]
    fn __backoff_handler_kind(&self) -> Async {
        Async
    }

    /// Returns the kind.
    #[inline]
    fn __backoff_predicate_kind(&self) -> Async {
        Async
    }
}

impl<F, A> AsyncFunction for &FunctionOf<'_, F, A> {}

/// The kind of a plain function.
#[derive(Clone, Copy, Debug)]
pub struct Plain;

/// The kind of an `async` function.
#[derive(Clone, Copy, Debug)]
pub struct Async;

impl Plain {
    /// Calls the function.
    #[inline]
    pub fn __backoff_start<'a, A, R>(
        self,
        function: impl FnOnce(&'a A) -> R,
        argument: &'a A,
    ) -> Done<R> {
        Done(function(argument))
    }
}

impl Async {
    /// Leaves the call to the second step.
    #[inline]
    pub fn __backoff_start<F, A>(self, function: F, _argument: &A) -> Pending<F> {
        Pending(function)
    }
}

/// A plain function that has been called.
#[derive(Debug)]
pub struct Done<R>(R);

/// An `async` function that is still to be called.
#[derive(Debug)]
pub struct Pending<F>(F);

impl<R> Done<R> {
    /// Needs no argument any more.
    #[inline]
    pub fn __backoff_argument<A>(&self, _argument: impl FnOnce() -> Option<A>) {}

    /// Returns what the handler returned.
    #[inline]
    pub fn __backoff_finish(self, (): &()) -> Ready<Option<R>> {
        ready(Some(self.0))
    }

    /// Returns the answer of `giveup`.
    #[inline]
    pub fn __backoff_finish_predicate(self, (): ()) -> Ready<Option<R>> {
        ready(Some(self.0))
    }
}

impl<F> Pending<F> {
    /// Makes the argument.
    #[inline]
    pub fn __backoff_argument<A>(&self, argument: impl FnOnce() -> Option<A>) -> Option<A> {
        argument()
    }

    /// Calls the handler; the future resolves to what it returns.
    #[inline]
    pub fn __backoff_finish<'a, A, R: Awaitable>(
        self,
        details: &'a Option<A>,
    ) -> impl Future<Output = Option<R::Answer>> + use<'a, A, R, F>
    where
        F: FnOnce(&'a A) -> R,
    {
        call_async(details.as_ref(), self.0)
    }

    /// Calls `giveup`; the future resolves to its answer.
    #[inline]
    pub fn __backoff_finish_predicate<'a, A, R: Awaitable>(
        self,
        outcome: Option<&'a A>,
    ) -> impl Future<Output = Option<R::Answer>> + use<'a, A, R, F>
    where
        F: FnOnce(&'a A) -> R,
    {
        call_async(outcome, self.0)
    }
}

/// Calls a function that is known to be `async`. There always is an argument; it is an `Option` because it is
/// taken from a `Result`, whose type does not say which of the two it is.
#[inline]
pub fn call_async<'a, A, R: Awaitable, F: FnOnce(&'a A) -> R>(
    argument: Option<&'a A>,
    function: F,
) -> impl Future<Output = Option<R::Answer>> + use<'a, A, R, F> {
    let called = argument.map(|argument| function(argument).into_awaited());
    async {
        match called {
            Some(future) => Some(future.await),
            None => None,
        }
    }
}

/// The future that an `async` handler or `giveup` returns.
#[diagnostic::on_unimplemented(
    message = "this function does not fit here: it takes another argument, or it returns `{Self}`",
    label = "expected a handler or a `giveup` function",
    note = "a handler takes `&Details<'_, O>`, where `O` is the error, for `on_success` the value, and for \
            `on_try` `()`, and returns `()` or a future of it",
    note = "`giveup` takes the error, or under `#[on_predicate]` the value, and returns `bool` or a future of it"
)]
pub trait Awaitable {
    /// The output of the future.
    type Answer;

    /// Returns the future.
    fn into_awaited(self) -> impl Future<Output = Self::Answer>;
}

#[diagnostic::do_not_recommend]
impl<F: Future> Awaitable for F {
    type Answer = F::Output;

    #[inline]
    fn into_awaited(self) -> impl Future<Output = F::Output> {
        self
    }
}
