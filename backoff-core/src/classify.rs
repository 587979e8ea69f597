//! What is judged of an attempt: the error of a `Result`, or any value.

use core::fmt;

use crate::call::CallStatus;

/// Retries errors: the outcome of an attempt is the error of the `Result` that it returned.
#[derive(Clone, Copy, Debug)]
pub enum OnError {}

/// Retries values: the outcome of an attempt is whatever it returned.
#[derive(Clone, Copy, Debug)]
pub enum OnValue {}

/// Adds the message about a return type that is not a `Result`.
macro_rules! requires_result {
    ($($item:tt)*) => {
        #[diagnostic::on_unimplemented(
            message = "`#[on_exception]` requires a function that returns a `Result`, but this one returns `{Self}`",
            label = "expected a `Result`",
            note = "to retry on the value that a function returns, write `#[on_predicate(.., |value| ..)]`"
        )]
        $($item)*
    };
}

requires_result! {
    /// Tells a success from an outcome, in what an attempt returned. `M` is [`OnError`] or [`OnValue`].
    // `Self` is what was returned, and not the marker: rustc would take it from the only implementation for `OnError`, and
    // report a mismatch of types where it should say that a `Result` is missing.
    pub trait Classify<M>: Sized {
        /// The type of what the filter, `giveup` and the handlers of a failed attempt see.
        type Outcome;
        /// The type of what the handlers of a success see.
        type Value;
        /// The status of a call whose outcome the filter rejected.
        const NOT_RETRIED: CallStatus;

        /// Returns the value of a success, or the outcome that the filter is asked about.
        ///
        /// # Errors
        /// The outcome. With `OnValue` there always is one.
        fn classify(&self) -> Result<&Self::Value, &Self::Outcome>;

        /// Returns the outcome that the filter rejected as a value, if such an outcome is a success.
        fn rejected_is_success(outcome: &Self::Outcome) -> Option<&Self::Value>;

        /// Returns the value of a success or the outcome, like `classify`, but by value.
        ///
        /// # Errors
        /// The outcome. With `OnValue` there always is one.
        fn into_result(self) -> Result<Self::Value, Self::Outcome>;

        /// Undoes `into_result` for the value of a success.
        fn from_value(value: Self::Value) -> Self;

        /// Undoes `into_result` for an outcome.
        fn from_outcome(outcome: Self::Outcome) -> Self;

        /// Undoes `into_result`.
        fn from_result(result: Result<Self::Value, Self::Outcome>) -> Self;
    }
}

requires_result! {
    /// Implemented by `Result` alone, whatever alias names it. The expansion of `#[on_exception]` converts by this trait and
    /// not by `Classify<OnError>`. It has parameters in place of associated types, so that rustc reports a type that is not a
    /// `Result` once, and its path is shorter.
    pub trait IsResult<T, E>: Sized {
        /// Returns `self` as the `Result` that it is.
        ///
        /// # Errors
        /// The error of that `Result`.
        fn into_result(self) -> Result<T, E>;

        /// Undoes `into_result`.
        fn from_result(result: Result<T, E>) -> Self;
    }
}

impl<T, E> IsResult<T, E> for Result<T, E> {
    #[inline]
    fn into_result(self) -> Self {
        self
    }

    #[inline]
    fn from_result(result: Self) -> Self {
        result
    }
}

/// The type of the outcome in an `R`.
pub(crate) type Outcome<R, M> = <R as Classify<M>>::Outcome;

/// The type of the value of a success in an `R`.
pub(crate) type Value<R, M> = <R as Classify<M>>::Value;

impl<T, E> Classify<OnError> for Result<T, E> {
    type Outcome = E;
    type Value = T;
    const NOT_RETRIED: CallStatus = CallStatus::NotRetried;

    #[inline]
    fn classify(&self) -> Result<&T, &E> {
        self.as_ref()
    }

    #[inline]
    fn rejected_is_success(_outcome: &E) -> Option<&T> {
        None
    }

    #[inline]
    fn into_result(self) -> Self {
        self
    }

    #[inline]
    fn from_value(value: T) -> Self {
        Ok(value)
    }

    #[inline]
    fn from_outcome(outcome: E) -> Self {
        Err(outcome)
    }

    #[inline]
    fn from_result(result: Self) -> Self {
        result
    }
}

impl<V> Classify<OnValue> for V {
    type Outcome = V;
    type Value = V;
    const NOT_RETRIED: CallStatus = CallStatus::Succeeded;

    #[inline]
    fn classify(&self) -> Result<&V, &V> {
        Err(self)
    }

    // `#[on_predicate]` does not count a rejected `Err` as a success. A call is generic, and without specialization
    // generic code cannot tell whether `V` is a `Result`, so here every rejected value is one.
    #[inline]
    fn rejected_is_success(outcome: &V) -> Option<&V> {
        Some(outcome)
    }

    #[inline]
    fn into_result(self) -> Result<V, V> {
        Err(self)
    }

    #[inline]
    fn from_value(value: V) -> V {
        value
    }

    #[inline]
    fn from_outcome(outcome: V) -> V {
        outcome
    }

    #[inline]
    fn from_result(result: Result<V, V>) -> V {
        match result {
            Ok(value) | Err(value) => value,
        }
    }
}

/// An error that a call can write by `Display`, in the log and in [`Details`](crate::Details).
#[diagnostic::on_unimplemented(
    message = "the errors of a call must implement `Display`, and `{Self}` does not",
    label = "this call returns errors of type `{Self}`",
    note = "to write errors by `Debug`, put `by_debug()` before the call: `policy.by_debug().call(|| ..)`"
)]
pub trait DisplayError: fmt::Display {}

#[diagnostic::do_not_recommend]
impl<E: fmt::Display> DisplayError for E {}

/// An error that a call can write by `Debug`.
#[diagnostic::on_unimplemented(
    message = "the errors of a call must implement `Display` or `Debug`, and `{Self}` implements neither",
    label = "this call returns errors of type `{Self}`",
    note = "add `#[derive(Debug)]` to `{Self}`"
)]
pub trait DebugError: fmt::Debug {}

#[diagnostic::do_not_recommend]
impl<E: fmt::Debug> DebugError for E {}
