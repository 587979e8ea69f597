//! What a function returns, known by its type: the attribute sees tokens, and `io::Result<T>` is only a name there.

use core::marker::PhantomData;
use core::ops::Deref;
use core::time::Duration;

use super::default_settings::DefaultSettings;
use crate::classify::{Classify, OnError};
use crate::policy::Settings;
use crate::wait::SuggestedWait;

/// Names the return type `R` of a function, and by that the type of an outcome before there is one. `M` is `OnError` or
/// `OnValue`.
#[derive(Debug)]
pub struct Returns<R, M>(PhantomData<fn() -> (R, M)>);

impl<R, M> Clone for Returns<R, M> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R, M> Copy for Returns<R, M> {}

/// Names the return type of a function.
#[inline]
#[must_use]
pub fn returns<R, M>() -> Returns<R, M> {
    Returns(PhantomData)
}

/// Settles a return type that was written with `_`.
#[inline]
pub fn is_returned<R, M>(_returns: Returns<R, M>, _returned: &R) {}

/// Returns what an attempt returned, of which the outcome was kept.
#[inline]
pub fn restored<R: Classify<M>, M>(_returns: Returns<R, M>, outcome: R::Outcome) -> R {
    R::from_outcome(outcome)
}

/// Returns the error of an attempt, borrowed anew: a borrow from before an `.await` would require `Sync`.
#[inline]
pub fn error_of<R: Classify<OnError>>(returned: &R) -> Option<&R::Outcome> {
    returned.classify().err()
}

/// Returns the value of an attempt, borrowed anew.
#[inline]
pub fn value_of<R: Classify<OnError>>(returned: &R) -> Option<&R::Value> {
    returned.classify().ok()
}

/// Gives the closure of `runtime` the type of the outcome, and checks what it returns.
#[inline]
pub fn suggestion<R, M, A, F>(_returns: Returns<R, M>, suggestion: F) -> A::Checked
where
    R: Classify<M>,
    A: CheckedSuggestion<F>,
    F: FnMut(&R::Outcome) -> A,
{
    A::checked(suggestion)
}

/// What the function `F` in `runtime(..)` may return. Where it returns something else, the checked function has no
/// type, and rustc reports nothing else about it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a wait",
    label = "expected a `Duration` or an `Option<Duration>`",
    note = "the function in `runtime(..)` must return the wait, or `None` where the outcome asks for none"
)]
pub trait CheckedSuggestion<F>: SuggestedWait {
    /// The function in `runtime(..)`, whose type of return has been checked.
    type Checked;

    /// Returns the function.
    fn checked(suggestion: F) -> Self::Checked;
}

impl<F> CheckedSuggestion<F> for Duration {
    type Checked = F;

    #[inline]
    fn checked(suggestion: F) -> F {
        suggestion
    }
}

impl<F> CheckedSuggestion<F> for Option<Duration> {
    type Checked = F;

    #[inline]
    fn checked(suggestion: F) -> F {
        suggestion
    }
}

/// A value that the filter of `#[on_predicate]` rejects.
#[derive(Debug)]
pub struct Rejected<'a, R>(pub &'a R);

impl<T, E> Rejected<'_, Result<T, E>> {
    /// Returns whether it is an `Err`.
    #[inline]
    pub fn __backoff_is_err(&self) -> bool {
        self.0.is_err()
    }
}

/// Found by autoref for every other type.
pub trait RejectedValue {
    /// Returns `false`.
    fn __backoff_is_err(&self) -> bool {
        false
    }
}

impl<R> RejectedValue for Rejected<'_, R> {}

/// What an attempt returned, and the settings of the retry. `Ok(Err(..))` is a success, which is seldom meant: where the
/// value is itself a `Result`, a deprecated method is found. A typed policy may have a filter, which shows that this is
/// meant, so it is not examined.
#[derive(Debug)]
pub struct Success<'a, R, S>(pub &'a R, pub &'a S);

macro_rules! warn_of_inner_result {
    ($($settings:ty),*) => {$(
        impl<T, E, F> Success<'_, Result<Result<T, E>, F>, $settings> {
            /// Does nothing; rustc warns of its use.
            #[deprecated = "`Ok(Err(..))` is a success, so the inner error is not retried; to retry it, end the \
                            body with `??` or `.await??` and return one `Result`; if this is meant, write the \
                            filter `|_| true`"]
            #[inline]
            pub fn __backoff_ok(&self) {}
        }
    )*};
}

warn_of_inner_result!((), DefaultSettings, Settings<()>);

impl<R, S> Deref for Success<'_, R, S> {
    type Target = PlainSuccess;

    #[inline]
    fn deref(&self) -> &PlainSuccess {
        &PlainSuccess
    }
}

/// Has the method that is found for every other type.
#[derive(Debug)]
pub struct PlainSuccess;

impl PlainSuccess {
    /// Does nothing, and rustc does not warn.
    #[inline]
    pub fn __backoff_ok(&self) {}
}

/// Returns the default value, for `raise_on_giveup = false`.
#[inline]
pub fn default_on_giveup<T: DefaultOnGiveup, E>(_given_up: Result<T, E>) -> Result<T, E> {
    Ok(T::default_on_giveup())
}

/// A type with a default value, for `raise_on_giveup = false`.
#[diagnostic::on_unimplemented(
    message = "`raise_on_giveup = false` returns `Ok(T::default())`, but `{Self}` does not implement `Default`",
    label = "`{Self}` does not implement `Default`",
    note = "implement `Default` for it, return an `Option` of it, or omit `raise_on_giveup = false`"
)]
pub trait DefaultOnGiveup {
    /// Returns the default value.
    fn default_on_giveup() -> Self;
}

#[diagnostic::do_not_recommend]
impl<T: Default> DefaultOnGiveup for T {
    fn default_on_giveup() -> T {
        T::default()
    }
}
