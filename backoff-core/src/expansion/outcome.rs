//! What a function returns, seen by type: the attribute sees tokens, and `io::Result<T>` is a name.

use core::marker::PhantomData;

pub use crate::drive::{OnError, OnValue};
use crate::wait::SuggestedWait;

/// What the function under `#[on_exception]` returns.
#[diagnostic::on_unimplemented(
    message = "`#[on_exception]` needs a function that returns a `Result`, and `{Self}` is none",
    label = "not a `Result`",
    note = "to retry on the value that a function returns, write `#[on_predicate(.., |value| ..)]`"
)]
pub trait ReturnsResult {
    /// The value.
    type Value;
    /// The error.
    type Error;

    /// The outcome, borrowed.
    fn result_ref(&self) -> Result<&Self::Value, &Self::Error>;
}

impl<T, E> ReturnsResult for Result<T, E> {
    type Value = T;
    type Error = E;

    #[inline]
    fn result_ref(&self) -> Result<&T, &E> {
        self.as_ref()
    }
}

/// The value or the error of an attempt.
#[inline]
pub fn result_ref<R: ReturnsResult>(returned: &R) -> Result<&R::Value, &R::Error> {
    returned.result_ref()
}

/// Names the type of an outcome before there is one, from the function's return type `R`: the error for
/// the mode `OnError`, the returned value for `OnValue`.
#[derive(Debug)]
pub struct Returns<R, Mode>(PhantomData<fn() -> (R, Mode)>);

impl<R, Mode> Clone for Returns<R, Mode> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, Mode> Copy for Returns<R, Mode> {}

/// What is judged after an attempt.
pub trait Judged {
    /// Its type.
    type Outcome;
}

impl<R: ReturnsResult> Judged for Returns<R, OnError> {
    type Outcome = R::Error;
}

impl<R> Judged for Returns<R, OnValue> {
    type Outcome = R;
}

/// What the function returns.
#[inline]
#[must_use]
pub fn returns<R, Mode>() -> Returns<R, Mode> {
    Returns(PhantomData)
}

/// Settles a return type that was written with `_`.
#[inline]
pub fn is_returned<R, Mode>(_returns: Returns<R, Mode>, _returned: &R) {}

/// Gives a closure the type of the outcome that it will be asked about.
#[inline]
pub fn question<J: Judged, A, F: FnMut(&J::Outcome) -> A>(_judged: J, question: F) -> F {
    question
}

/// A value that `#[on_predicate]` lets through.
#[derive(Debug)]
pub struct Passed<'a, R>(pub &'a R);

impl<T, E> Passed<'_, Result<T, E>> {
    /// Whether it is an `Err`.
    #[inline]
    pub fn __backoff_is_err(&self) -> bool {
        self.0.is_err()
    }
}

/// Taken for what is no `Result`.
pub trait PassedValue {
    /// Whether it is an `Err`: never.
    fn __backoff_is_err(&self) -> bool {
        false
    }
}

impl<R> PassedValue for Passed<'_, R> {}

/// Gives the closure of `runtime` the type of the outcome, and holds it to what it may answer.
#[inline]
pub fn suggestion<J: Judged, A: SuggestedWait, F: FnMut(&J::Outcome) -> A>(
    _judged: J,
    suggestion: F,
) -> F {
    suggestion
}

/// The error of an outcome, borrowed anew: what was borrowed before an `.await` would have to be `Sync`.
#[inline]
pub fn error_of<R: ReturnsResult>(returned: &R) -> Option<&R::Error> {
    returned.result_ref().err()
}

/// The value of an outcome, borrowed anew.
#[inline]
pub fn value_of<R: ReturnsResult>(returned: &R) -> Option<&R::Value> {
    returned.result_ref().ok()
}

/// What `raise_on_giveup = false` returns.
#[inline]
pub fn default_on_giveup<T: DefaultOnGiveup, E>(_given_up: Result<T, E>) -> Result<T, E> {
    Ok(T::default_on_giveup())
}

/// What `raise_on_giveup = false` needs: a `Default`.
#[diagnostic::on_unimplemented(
    message = "`raise_on_giveup = false` returns `Ok` of a default value, and `{Self}` has none",
    label = "`{Self}` does not implement `Default`",
    note = "implement `Default` for it, return an `Option` of it, or let the last error be returned"
)]
pub trait DefaultOnGiveup {
    /// The default value.
    fn default_on_giveup() -> Self;
}

impl<T: Default> DefaultOnGiveup for T {
    fn default_on_giveup() -> T {
        T::default()
    }
}
