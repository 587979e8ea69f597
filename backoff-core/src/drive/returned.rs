//! What a closure returns, seen by type: a `Result` or a value, now or in a future.

use core::fmt::Debug;

use super::report::Ended;
use super::value::Value;
use crate::event::Show;

/// Errors are retried.
#[derive(Debug)]
pub enum OnError {}

/// Values are retried.
#[derive(Debug)]
pub enum OnValue {}

/// What is judged of `R`, the output of an attempt.
#[diagnostic::on_unimplemented(
    message = "a call cannot judge `{R}`",
    label = "neither a `Result`, nor values that are retried by `.retry_while(|value| ..)`",
    note = "a closure that returns a `Result` (with an error that is `Debug`) is retried by `.blocking()`, one that \
            returns a future of it by `.await`"
)]
pub trait Mode<R> {
    /// What a filter is asked about.
    type Outcome;
    /// What a success is.
    type Value;
    /// How a call ends with an outcome that the filter does not hold for.
    const LET_THROUGH: Ended;

    /// The value of a success, or what is to be judged.
    ///
    /// # Errors
    /// What is to be judged, which `OnValue` always gives.
    fn outcome(output: &R) -> Result<&Self::Value, &Self::Outcome>;

    /// The value that the filter let through, where that is a success.
    fn passed(outcome: &Self::Outcome) -> Option<&Self::Value>;

    /// How an outcome is written, unless the call says.
    fn show() -> Option<Show<Self::Outcome>>;
}

impl<T, E: Debug> Mode<Result<T, E>> for OnError {
    type Outcome = E;
    type Value = T;
    const LET_THROUGH: Ended = Ended::NotRetried;

    #[inline]
    fn outcome(output: &Result<T, E>) -> Result<&T, &E> {
        output.as_ref()
    }

    #[inline]
    fn passed(_outcome: &E) -> Option<&T> {
        None
    }

    #[inline]
    fn show() -> Option<Show<E>> {
        Some(<E as Debug>::fmt)
    }
}

impl<V> Mode<V> for OnValue {
    type Outcome = V;
    type Value = V;
    const LET_THROUGH: Ended = Ended::Success;

    #[inline]
    fn outcome(output: &V) -> Result<&V, &V> {
        Err(output)
    }

    #[inline]
    fn passed(outcome: &V) -> Option<&V> {
        Some(outcome)
    }

    #[inline]
    fn show() -> Option<Show<V>> {
        None
    }
}

/// The closure returns what is judged.
#[derive(Debug)]
pub enum Now {}

/// The closure returns a future of it.
#[derive(Debug)]
pub enum Later {}

/// What the closure of a call returns. `K` is [`Now`] or [`Later`], and always inferred.
#[diagnostic::on_unimplemented(
    message = "a call cannot retry a closure that returns `{Self}`",
    label = "the closure returns neither what is expected here nor a future of it",
    note = "errors are retried where it returns a `Result` or a future of one; to retry on values write \
            `.retry_while(|value| ..)` behind `.call(..)`, before filters and handlers",
    note = "in blocking code `retry_while` has to know that a value is no future: for a type of your own write \
            `impl backoff_retry::drive::Value for Job {{}}`"
)]
pub trait Returned<M, K> {
    /// The output of an attempt.
    type Output;
    /// What a filter is asked about.
    type Outcome;
    /// What a success is.
    type Value;
}

impl<T, E> Returned<OnError, Now> for Result<T, E> {
    type Output = Self;
    type Outcome = E;
    type Value = T;
}

impl<F: Future<Output = Result<T, E>>, T, E> Returned<OnError, Later> for F {
    type Output = Result<T, E>;
    type Outcome = E;
    type Value = T;
}

impl<V: Value> Returned<OnValue, Now> for V {
    type Output = V;
    type Outcome = V;
    type Value = V;
}

impl<F: Future> Returned<OnValue, Later> for F {
    type Output = F::Output;
    type Outcome = F::Output;
    type Value = F::Output;
}
