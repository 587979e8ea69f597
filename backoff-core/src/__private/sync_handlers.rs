//! Handlers and `giveup` in functions that are not `async`.

use crate::details::Details;

/// Runs a handler; its return type is then checked by `Returned`.
#[inline]
pub fn run_handler<'a, O, R>(
    details: &'a Details<'a, O>,
    handler: impl FnOnce(&'a Details<'a, O>) -> R,
) -> Returned<R> {
    Returned(handler(details))
}

/// What a handler returned. `Returned(..).__backoff_done()` is inherent for `()`; for every other type a method is
/// found by autoref whose bound fails, with a message that says what to do.
#[derive(Debug)]
pub struct Returned<R>(R);

impl Returned<()> {
    /// Accepts a handler that returns nothing.
    // By value, so that it takes precedence over the methods that autoref finds.
    #[allow(clippy::unused_self)]
    #[inline]
    pub fn __backoff_done(self) {}

    /// Accepts a handler that returns nothing.
    #[allow(clippy::unused_self)]
    #[inline]
    pub fn __backoff_done_in_async(self) {}
}

/// Found by autoref for futures.
pub trait ReturnedFuture: Sized {
    /// Never called: the bound fails.
    fn __backoff_done(self)
    where
        Self: InAsyncOnly,
    {
    }

    /// Never called: the bound fails.
    fn __backoff_done_in_async(self)
    where
        Self: NotAwaited,
    {
    }
}

impl<F: Future> ReturnedFuture for Returned<F> {}

/// Implemented for no type.
#[diagnostic::on_unimplemented(
    message = "an `async` handler cannot run in a function that is not `async`",
    label = "nothing would await this handler",
    note = "make the retried function `async`, or make the handler a plain `fn`"
)]
pub trait InAsyncOnly {}

/// Implemented for no type.
#[diagnostic::on_unimplemented(
    message = "this closure returns a future, which nothing would await",
    label = "returns a future",
    note = "write `async |details| handler(details).await`, or the name of the `async` function alone"
)]
pub trait NotAwaited {}

/// Found by autoref for every other type.
pub trait ReturnedValue: Sized {
    /// The type of what the handler returned.
    type Type;

    /// Never called: the bound fails.
    fn __backoff_done(self)
    where
        Self::Type: Unit,
    {
    }

    /// Never called: the bound fails.
    fn __backoff_done_in_async(self)
    where
        Self::Type: Unit,
    {
    }
}

impl<R> ReturnedValue for &Returned<R> {
    type Type = R;
}

/// Implemented for `()` alone.
#[diagnostic::on_unimplemented(
    message = "a handler must return `()`, but this one returns `{Self}`",
    label = "this handler returns a value",
    note = "end the body of the handler with `;`"
)]
pub trait Unit {}

impl Unit for () {}

/// The answer of a filter, or of `giveup` in a function that is not `async`.
#[diagnostic::on_unimplemented(
    message = "this function must return `bool`, but it returns `{Self}`",
    label = "expected a function that returns `bool`",
    note = "a filter cannot be `async`; `giveup` can in an `async` function: write the name of an `async` function or \
            `async |error| ..`"
)]
pub trait Answer {
    /// Returns the answer.
    fn answer(self) -> bool;
}

impl Answer for bool {
    #[inline]
    fn answer(self) -> bool {
        self
    }
}

/// Calls a filter or `giveup`. It stands between a closure and its argument, so that the parameter of the closure
/// needs no type.
#[inline]
pub fn ask<'a, O, A: Answer>(outcome: &'a O, predicate: impl FnOnce(&'a O) -> A) -> bool {
    predicate(outcome).answer()
}
