//! A closure that will be retried, and what the call overrides of its policy.

use core::any::type_name;
use core::fmt;
use core::marker::PhantomData;

use super::cancel::NoCancel;
use super::fallback::NoFallback;
use crate::policy::{Policy, PolicyKind};

/// A closure that will be retried by a policy.
///
/// It is made by [`Policy::call`] and [`Policy::poll`], then `X` is `Async` and `.await` runs it; or by
/// [`Policy::call_blocking`] and [`Policy::poll_blocking`], then `X` is `Blocking` and `run()` does. Nothing happens
/// before that. The setters in between override the policy for this call. Closures there may capture, and the types
/// of their parameters are inferred. Handlers of one event all run, in order; any other setter replaces an earlier
/// one of the same name.
///
/// All type parameters are inferred: `F` is the closure, `R` what an attempt returns, `M` whether errors or values
/// are retried, `H` the overrides and `C` the clock.
///
/// ```
/// use backoff_retry::{Policy, VirtualClock, expo};
///
/// static DB: Policy = Policy::new(expo()).max_tries(5);
///
/// let mut attempts = 0;
/// let result = DB
///     .call_blocking(|| {
///         attempts += 1;
///         Err::<(), _>("locked")
///     })
///     .max_tries(2)
///     .retry_if(|error| *error == "locked")
///     .on_backoff(|details| eprintln!("{details}"))
///     .clock(VirtualClock::new()) // waits take no time in this example
///     .run();
/// assert_eq!((result, attempts), (Err("locked"), 2));
/// ```
#[must_use = "a call does nothing until it is awaited or `.run()`"]
pub struct Call<'p, W, K: PolicyKind, F, R, M, H, C, X> {
    pub(super) policy: &'p Policy<W, K>,
    pub(super) function: F,
    pub(super) overrides: H,
    pub(super) clock: C,
    pub(super) ending: X,
    types: Types<R, M>,
}

/// The types of a call of which it has no values.
type Types<R, M> = PhantomData<fn() -> (R, M)>;

/// Marks a call that is awaited, and says what may end it early and what it then returns.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Async<N = NoCancel, G = NoFallback> {
    pub(super) cancel: N,
    pub(super) fallback: G,
}

/// Marks a call that blocks the thread, and says what may end it early and what it then returns.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Blocking<N = NoCancel, G = NoFallback> {
    pub(super) cancel: N,
    pub(super) fallback: G,
}

impl Async {
    pub(super) const NEW: Self = Self { cancel: NoCancel, fallback: NoFallback };
}

impl Blocking {
    pub(super) const NEW: Self = Self { cancel: NoCancel, fallback: NoFallback };
}

impl<'p, W, K: PolicyKind, F, R, M, H, C, X> Call<'p, W, K, F, R, M, H, C, X> {
    pub(super) fn new(
        policy: &'p Policy<W, K>,
        function: F,
        overrides: H,
        clock: C,
        ending: X,
    ) -> Self {
        Self { policy, function, overrides, clock, ending, types: PhantomData }
    }
}

impl<W, K: PolicyKind, F, R, M, H, C, X> fmt::Debug for Call<'_, W, K, F, R, M, H, C, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call").field("function", &type_name::<F>()).finish_non_exhaustive()
    }
}

/// A policy whose calls and loops write errors by `Debug`; made by [`Policy::by_debug`].
///
/// ```
/// use backoff_retry::{Policy, VirtualClock, expo};
///
/// #[derive(Debug)]
/// struct Locked; // not `Display`
///
/// static DB: Policy = Policy::new(expo()).max_tries(2);
///
/// let db = DB.by_debug();
/// let mut attempts = db.attempts_on(VirtualClock::new());
/// assert!(attempts.after_blocking(Err::<(), _>(Locked)).is_continue());
/// assert!(db.call_blocking(|| Ok::<_, Locked>(3)).run().is_ok());
/// ```
#[derive(Debug)]
pub struct ByDebug<'p, W, K: PolicyKind>(pub(super) &'p Policy<W, K>);
