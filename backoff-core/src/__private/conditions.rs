//! What may refuse a retry: the checks of the types that the user passed.

use crate::budget::Budget;
use crate::cancel::Cancel;

/// Borrows a budget.
#[inline]
pub fn budget<B: Budget>(budget: &B) -> &dyn Budget {
    budget
}

/// Deposits to the budget of a policy, if it has one.
#[inline]
pub fn deposit(budget: Option<&dyn Budget>) {
    if let Some(budget) = budget {
        budget.deposit();
    }
}

/// Makes a cancellation of a future.
#[inline]
pub fn cancel<F: CancelFuture>(future: F) -> Cancel<F> {
    Cancel::new(future)
}

/// A future that cancels a call.
#[diagnostic::on_unimplemented(
    message = "`cancel` must be a future in an `async` function, not `{Self}`",
    label = "expected a future",
    note = "write a future that completes when the call is to be cancelled, such as `cancel = token.cancelled()` or \
            `cancel = tokio::signal::ctrl_c()`; a `Stop` cancels only functions that are not `async`"
)]
pub trait CancelFuture: Future {}

#[diagnostic::do_not_recommend]
impl<F: Future> CancelFuture for F {}

/// Returns the signal that cancels a function that is not `async`.
#[cfg(feature = "std")]
#[inline]
pub fn stop_signal<S: crate::stop::StopSignal>(signal: S) -> S {
    signal
}
