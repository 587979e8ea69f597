//! What may refuse a retry: the checks of the types that the user passed.

use core::future::{Ready, ready};

use crate::budget::Budget;
use crate::cancel::Cancel;
#[cfg(feature = "std")]
use crate::stop::StopSignal;

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
pub fn cancel<F: CancelFuture<M>, M>(future: F) -> Cancel<F::Checked> {
    Cancel::new(future.checked())
}

/// A future that cancels a call. For anything else none of the two implementations applies, so it has no checked type, and
/// rustc reports nothing more about it.
#[diagnostic::on_unimplemented(
    message = "`cancel` must be a future in an `async` function, not `{Self}`",
    label = "expected a future",
    note = "write a future that completes when the call is to be cancelled, such as `cancel = token.cancelled()` or \
            `cancel = tokio::signal::ctrl_c()`; a `Stop` cancels only functions that are not `async`"
)]
pub trait CancelFuture<M> {
    /// The future that cancels the call.
    type Checked: Future;

    /// Returns the future that cancels the call.
    fn checked(self) -> Self::Checked;
}

/// Selects the implementation of [`CancelFuture`] for futures.
#[derive(Debug)]
pub enum IsFuture {}

#[diagnostic::do_not_recommend]
impl<F: Future> CancelFuture<IsFuture> for F {
    type Checked = F;

    #[inline]
    fn checked(self) -> F {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<F: Unimplemented> CancelFuture<()> for F {
    type Checked = Ready<()>;

    fn checked(self) -> Ready<()> {
        ready(())
    }
}

/// Implemented for no type.
pub trait Unimplemented {}

/// Returns the signal that cancels a function that is not `async`.
#[cfg(feature = "std")]
#[inline]
pub fn stop_signal<S: StopSignal>(signal: S) -> S::Checked {
    signal.checked()
}
