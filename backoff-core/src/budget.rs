//! Retry budgets: how many retries many calls may make together.
//!
//! The limits of a call bound that call. When a server goes down, each of its callers makes all the attempts that its
//! limits allow, so the server receives several times its usual load just when it should recover. A budget bounds the
//! retries of all calls that share it, by the number of their successes: while the server works, there is a retry for
//! every call that needs one, and while it does not, calls soon make their first attempts only.

#[cfg(target_has_atomic = "32")]
use core::sync::atomic;

#[cfg(target_has_atomic = "32")]
mod level;
#[cfg(target_has_atomic = "32")]
mod retry_budget;

#[cfg(target_has_atomic = "32")]
pub use retry_budget::RetryBudget;

/// A budget of retries that calls share.
///
/// Before each retry the call withdraws from the budget, and gives up with the reason
/// [`Budget`](crate::GiveUpReason::Budget) if there is nothing to withdraw. Every success deposits. [`RetryBudget`]
/// implements this trait, and so do references and smart pointers to budgets. Implement it for a budget that is counted
/// in another way, or that several processes share.
///
/// Both methods run on the thread of the call. They must not block in async code.
///
/// ```
/// use std::sync::atomic::{AtomicBool, Ordering};
/// use backoff_retry::budget::Budget;
///
/// /// Turns off all retries, for example while the program shuts down.
/// struct Switch(AtomicBool);
///
/// impl Budget for Switch {
///     fn withdraw(&self) -> bool {
///         self.0.load(Ordering::Relaxed)
///     }
///
///     fn deposit(&self) {}
/// }
///
/// static RETRIES: Switch = Switch(AtomicBool::new(true));
///
/// assert!(RETRIES.withdraw());
/// RETRIES.0.store(false, Ordering::Relaxed);
/// assert!(!RETRIES.withdraw());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a budget",
    label = "does not implement `backoff_retry::budget::Budget`",
    note = "write `static BUDGET: RetryBudget = RetryBudget::new();` and `budget = &BUDGET`; a field as `&self.budget`"
)]
pub trait Budget {
    /// Withdraws one retry, and returns whether there was one.
    ///
    /// It is called when nothing else prevents the retry: after the limits and the wait generator, and before the wait.
    /// What was withdrawn is spent, even if the call is dropped during the wait.
    ///
    /// ```
    /// use backoff_retry::{RetryBudget, budget::Budget};
    ///
    /// static API: RetryBudget = RetryBudget::new().capacity(1);
    ///
    /// assert!(API.withdraw()); // a retry may follow
    /// assert!(!API.withdraw()); // give up
    /// ```
    fn withdraw(&self) -> bool;

    /// Deposits what a success earns. It is called for each success, whether of a first attempt or of a retry.
    ///
    /// ```
    /// use backoff_retry::{RetryBudget, budget::Budget};
    ///
    /// static API: RetryBudget = RetryBudget::new().capacity(1).earn(0.5);
    ///
    /// API.withdraw();
    /// API.deposit(); // a call has succeeded
    /// assert_eq!(API.tokens(), 0.5);
    /// ```
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
#[cfg(feature = "std")]
impl<B: Budget, F: FnOnce() -> B> Budget for std::sync::LazyLock<B, F> {
    #[inline]
    fn withdraw(&self) -> bool {
        (**self).withdraw()
    }

    #[inline]
    fn deposit(&self) {
        (**self).deposit();
    }
}
