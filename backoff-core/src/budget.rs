//! Retry budgets: how many retries many calls may make together.
//!
//! Limits bound one call. When a server goes down, every client makes all the attempts that its limits allow, and the
//! server, once it is back, is kept down by several times its usual load. A budget bounds the retries of all calls that
//! share it by the number of their successes: while a server works, a few retries cost nothing, and while it does not,
//! calls make their first attempts only.

#[cfg(target_has_atomic = "32")]
mod retry_budget;

#[cfg(target_has_atomic = "32")]
pub use retry_budget::RetryBudget;

/// A budget of retries, which calls share.
///
/// A retry withdraws from it, or the call gives up with the reason [`Budget`](crate::GiveUpReason::Budget). A success
/// deposits. [`RetryBudget`] is an implementation; implement the trait for a budget that several processes share, or
/// one that is counted in another way.
///
/// An implementation must not block in async code.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a budget",
    label = "does not implement `backoff_retry::budget::Budget`",
    note = "write `static BUDGET: RetryBudget = RetryBudget::new();` and `budget = &BUDGET`; a field as `&self.budget`"
)]
pub trait Budget {
    /// Withdraws one retry, and returns whether there was one. It is called when a retry would follow: after the limits,
    /// and before the wait.
    fn withdraw(&self) -> bool;

    /// Deposits for a success, whether of a first attempt or a later one.
    fn deposit(&self);
}

/// Implements the trait for pointers to budgets.
macro_rules! impl_for_pointers {
    ($($pointer:ty),+) => {$(
        impl<B: Budget + ?Sized> Budget for $pointer {
            #[inline]
            fn withdraw(&self) -> bool {
                (**self).withdraw()
            }

            #[inline]
            fn deposit(&self) {
                (**self).deposit();
            }
        }
    )+};
}

impl_for_pointers!(&B);
#[cfg(feature = "std")]
impl_for_pointers!(std::boxed::Box<B>, std::rc::Rc<B>, std::sync::Arc<B>);
