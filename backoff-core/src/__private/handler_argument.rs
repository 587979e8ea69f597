//! The most common mistake in the head of a handler: `&Details` is `&Details<'_, ()>`, and fits no event but `on_try`.
//!
//! rustc would report two signatures that differ in a parameter that the user did not write. So a handler that is a path
//! goes through `(&&&FunctionOf(&f, &details)).__backoff_argument_kind().__backoff_checked(f)`: autoref finds out whether
//! it takes the details of the event, those of `()`, or something else, which is left to rustc.

// By value, so that both kinds are used in the same way.
#![allow(clippy::unused_self)]

use core::marker::PhantomData;

use super::async_handlers::FunctionOf;
use crate::details::Details;

/// The first method that autoref finds: for handlers of the details of the event.
pub trait TakesDetails {
    /// Returns the kind.
    #[inline]
    fn __backoff_argument_kind(&self) -> Unchanged {
        Unchanged
    }
}

impl<'f, F: FnOnce(&'f A) -> R, A, R> TakesDetails for &&FunctionOf<'f, F, A> {}

/// The second one: for handlers of `Details<'_, ()>`.
pub trait TakesDetailsOfNothing {
    /// The type of the outcome.
    type Outcome;

    /// Never called: the bound fails.
    fn __backoff_argument_kind(&self) -> Replaced<Self::Outcome>
    where
        Self::Outcome: HandledByDetailsOfNothing,
    {
        Replaced(PhantomData)
    }
}

impl<'f, F, O, R> TakesDetailsOfNothing for &FunctionOf<'f, F, Details<'f, O>>
where
    F: FnOnce(&'f Details<'f>) -> R,
{
    type Outcome = O;
}

/// The last one: for everything else.
pub trait TakesSomethingElse {
    /// Returns the kind.
    #[inline]
    fn __backoff_argument_kind(&self) -> Unchanged {
        Unchanged
    }
}

impl<F, A> TakesSomethingElse for FunctionOf<'_, F, A> {}

/// Implemented for no type.
#[diagnostic::on_unimplemented(
    message = "this handler takes `&Details<'_, ()>`, but this event has an outcome of type `{Self}`",
    label = "`Details` alone is `Details<'_, ()>`",
    note = "write `fn log<E>(details: &Details<'_, E>)`, which fits every event"
)]
pub trait HandledByDetailsOfNothing {}

/// A handler that is called as it is.
#[derive(Clone, Copy, Debug)]
pub struct Unchanged;

/// A handler that is replaced, so that rustc reports it once.
#[derive(Debug)]
pub struct Replaced<O>(PhantomData<fn(O)>);

impl Unchanged {
    /// Returns the handler.
    #[inline]
    pub fn __backoff_checked<F>(self, handler: F) -> F {
        handler
    }
}

impl<O> Replaced<O> {
    /// Returns a function that does nothing.
    #[inline]
    pub fn __backoff_checked<F>(self, _handler: F) -> fn(&Details<'_, O>) {
        |_| ()
    }
}
