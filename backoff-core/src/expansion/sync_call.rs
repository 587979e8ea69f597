//! Handlers and `giveup` in functions that are not `async`.

use crate::event::Details;

/// Runs a handler; what it returned is then checked by `Ran`.
#[inline]
pub fn run_handler<'a, O, R>(
    details: &'a Details<'a, O>,
    handler: impl FnOnce(&'a Details<'a, O>) -> R,
) -> Ran<R> {
    Ran(handler(details))
}

/// What a handler returned. `Ran(..).__backoff_done()` is there for `()`; for anything else a method is found by
/// autoref whose bound fails, with a message that says what to do.
#[derive(Debug)]
pub struct Ran<R>(R);

impl Ran<()> {
    /// A handler returns nothing.
    // By value, so that it comes before the methods that autoref finds.
    #[allow(clippy::unused_self)]
    #[inline]
    pub fn __backoff_done(self) {}

    /// A handler returns nothing.
    #[allow(clippy::unused_self)]
    #[inline]
    pub fn __backoff_done_in_async(self) {}
}

/// Taken for futures.
pub trait RanAsync: Sized {
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

impl<F: Future> RanAsync for Ran<F> {}

/// Holds for no type.
#[diagnostic::on_unimplemented(
    message = "an `async` handler cannot run in a function that is not `async`",
    label = "nothing would await this handler",
    note = "make the retried function `async`, or the handler a plain `fn`"
)]
pub trait InAsyncOnly {}

/// Holds for no type.
#[diagnostic::on_unimplemented(
    message = "this closure returns a future, which nothing would await",
    label = "returns a future",
    note = "write `async |details| handler(details).await`, or the name of the `async` function alone"
)]
pub trait NotAwaited {}

/// Taken for everything else.
pub trait RanWithValue: Sized {
    /// What the handler returned.
    type Returned;

    /// Never called: the bound fails.
    fn __backoff_done(self)
    where
        Self::Returned: Unit,
    {
    }

    /// Never called: the bound fails.
    fn __backoff_done_in_async(self)
    where
        Self::Returned: Unit,
    {
    }
}

impl<R> RanWithValue for &Ran<R> {
    type Returned = R;
}

/// Holds for no type but `()`.
#[diagnostic::on_unimplemented(
    message = "a handler returns `()`, not `{Self}`",
    label = "this handler returns a value",
    note = "end the handler's body with `;`"
)]
pub trait Unit {}

impl Unit for () {}

/// What the function in the filter's place, or `giveup` of a function that is not `async`, may answer.
#[diagnostic::on_unimplemented(
    message = "the answer here is `true` or `false`, not `{Self}`",
    label = "this function does not return `bool`",
    note = "a filter is never `async`; `giveup` may be in an `async` function, as the name of an `async` \
            function or as `async |error| ..`"
)]
pub trait Answer {
    /// The answer.
    fn answer(self) -> bool;
}

impl Answer for bool {
    #[inline]
    fn answer(self) -> bool {
        self
    }
}

/// Asks a function about an outcome. It stands between a closure and its argument so that the
/// closure's parameter needs no type.
#[inline]
pub fn ask<'a, O, A: Answer>(outcome: &'a O, question: impl FnOnce(&'a O) -> A) -> bool {
    question(outcome).answer()
}
