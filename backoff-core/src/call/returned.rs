//! What the closure of a call returns, as the bounds of the entries ask for it.

/// A future of a `Result`, which [`Policy::call`](crate::Policy::call) retries. Every such future implements this.
#[diagnostic::on_unimplemented(
    message = "`call` requires a closure that returns a future of a `Result`, but this one returns `{Self}`",
    label = "this closure does not return a future of a `Result`",
    note = "if the closure returns a `Result` directly, write `call_blocking(|| ..).run()`",
    note = "to retry on the value of the future, write `poll(|| .., |value| ..)`"
)]
pub trait ResultFuture: Future<Output = Result<Self::Value, Self::Error>> {
    /// The type of a success.
    type Value;
    /// The type of an error.
    type Error;
}

#[diagnostic::do_not_recommend]
impl<F: Future<Output = Result<T, E>>, T, E> ResultFuture for F {
    type Value = T;
    type Error = E;
}

/// A `Result`, which [`Policy::call_blocking`](crate::Policy::call_blocking) retries. Every `Result` implements this,
/// and nothing else does.
#[diagnostic::on_unimplemented(
    message = "`call_blocking` requires a closure that returns a `Result`, but this one returns `{Self}`",
    label = "this closure does not return a `Result`",
    note = "if the closure returns a future, write `call(|| ..).await`",
    note = "to retry on the returned value, write `poll_blocking(|| .., |value| ..).run()`"
)]
pub trait ReturnedResult: Sized {
    /// The type of a success.
    type Value;
    /// The type of an error.
    type Error;
}

impl<T, E> ReturnedResult for Result<T, E> {
    type Value = T;
    type Error = E;
}

/// A future of a value, which [`Policy::poll`](crate::Policy::poll) retries. Every future implements this.
#[diagnostic::on_unimplemented(
    message = "`poll` requires a closure that returns a future, but this one returns `{Self}`",
    label = "this closure does not return a future",
    note = "if the closure returns its value directly, write `poll_blocking(|| .., |value| ..).run()`"
)]
pub trait ValueFuture: Future<Output = Self::Value> {
    /// The type of the value.
    type Value;
}

#[diagnostic::do_not_recommend]
impl<F: Future> ValueFuture for F {
    type Value = F::Output;
}
