//! Handlers and `giveup` in `async` functions, where they may be `async` or not.
//!
//! The attribute cannot see which of the two a path is, so the type decides, by autoref: a function that
//! returns its answer is called at once and is over; one that returns a future is called in the second
//! step, with an argument that lives as long as the future. A plain function thus borrows nothing over
//! an `.await`, and does not demand that the outcome is `Sync`.
//!
//! ```text
//! let step = { let details = ..; p::FunctionOf(&f, &details).__backoff_handler_kind().__backoff_start(f, &details) };
//! let told = step.__backoff_tell(|| Some(..));      // () for a plain function, the details for an async one
//! step.__backoff_finish(&told).await;
//! ```

// The methods of both kinds have to have one form, whatever each of them makes of it.
#![allow(clippy::ref_option, clippy::trivially_copy_pass_by_ref, clippy::unused_self)]

use core::future::{Ready, ready};

/// A function and what it will be called with.
#[derive(Debug)]
pub struct FunctionOf<'f, F, A>(pub &'f F, pub &'f A);

/// Plain functions as handlers.
pub trait PlainHandler {
    /// That it is one.
    #[inline]
    fn __backoff_handler_kind(&self) -> Plain {
        Plain
    }
}

impl<'f, F: FnOnce(&'f A), A> PlainHandler for FunctionOf<'f, F, A> {}

/// Plain functions as `giveup`.
pub trait PlainQuestion {
    /// That it is one.
    #[inline]
    fn __backoff_question_kind(&self) -> Plain {
        Plain
    }
}

impl<'f, F: FnOnce(&'f A) -> bool, A> PlainQuestion for FunctionOf<'f, F, A> {}

/// All others; those that return no future are refused when they are called.
pub trait AsyncFunction {
    /// That it is one.
    #[inline]
    fn __backoff_handler_kind(&self) -> Async {
        Async
    }

    /// That it is one.
    #[inline]
    fn __backoff_question_kind(&self) -> Async {
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
    pub fn __backoff_start<F, A>(self, function: F, _argument: &A) -> Later<F> {
        Later(function)
    }
}

/// A plain function that has been called.
#[derive(Debug)]
pub struct Done<R>(R);

/// An `async` function that is still to be called.
#[derive(Debug)]
pub struct Later<F>(F);

impl<R> Done<R> {
    /// Nothing more to tell.
    #[inline]
    pub fn __backoff_tell<A>(&self, _argument: impl FnOnce() -> Option<A>) {}

    /// The answer of a handler.
    #[inline]
    pub fn __backoff_finish(self, (): &()) -> Ready<Option<R>> {
        ready(Some(self.0))
    }

    /// The answer of `giveup`.
    #[inline]
    pub fn __backoff_finish_question(self, (): ()) -> Ready<Option<R>> {
        ready(Some(self.0))
    }
}

impl<F> Later<F> {
    /// The argument, once more.
    #[inline]
    pub fn __backoff_tell<A>(&self, argument: impl FnOnce() -> Option<A>) -> Option<A> {
        argument()
    }

    /// The answer of a handler, to be awaited.
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

    /// The answer of `giveup`, to be awaited.
    #[inline]
    pub fn __backoff_finish_question<'a, A, R: Awaitable>(
        self,
        outcome: Option<&'a A>,
    ) -> impl Future<Output = Option<R::Answer>> + use<'a, A, R, F>
    where
        F: FnOnce(&'a A) -> R,
    {
        call_async(outcome, self.0)
    }
}

/// Calls a function that is known to be `async`. There always is an argument, since there is an outcome
/// to tell of; it is an `Option` because the type of a `Result` does not say which of the two it is.
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

/// What an `async` handler or `giveup` returns: a future.
#[diagnostic::on_unimplemented(
    message = "this function does not fit here: it is not called with this argument, or returns `{Self}`",
    label = "not a function that is expected here",
    note = "a handler takes `&Details<'_, O>`, where `O` is the error, for `on_success` the value, and for \
            `on_try` `()`, and returns `()` or a future of it",
    note = "`giveup` takes the error, or under `#[on_predicate]` the value, and returns `bool` or a future of it"
)]
pub trait Awaitable {
    /// What it is a future of.
    type Answer;

    /// The future.
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
