//! Overrides that are closures: predicates, the jitter and handlers.

use core::time::Duration;

use super::Overrides;
use crate::details::Details;

/// Defines overrides that hold a closure, and call it.
macro_rules! closures {
    ($($(#[$doc:meta])* $name:ident($($bound:tt)*) $(with $($constant:ident)+)? {
        fn $method:ident($argument:ident: $ty:ty) -> $returns:ty { $($call:tt)* }
    })+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name<F>(pub(in crate::call) F);

        impl<O, V, F: $($bound)*> Overrides<O, V> for $name<F> {
            $($(const $constant: bool = true;)+)?

            #[inline]
            fn $method(&mut self, $argument: $ty) -> $returns {
                let Self(closure) = self;
                closures!(@ closure $($call)*)
            }
        }
    )+};
    (@ $closure:ident answer $argument:ident) => { Some($closure($argument)) };
    (@ $closure:ident notify $argument:ident) => {{ $closure($argument); true }};
}

closures! {
    /// The filter of the call, in place of the policy's.
    RetryIf(FnMut(&O) -> bool) {
        fn is_retried(outcome: &O) -> Option<bool> { answer outcome }
    }
    /// The function that ends the call with an outcome, in place of the policy's `giveup`.
    Giveup(FnMut(&O) -> bool) {
        fn gives_up(outcome: &O) -> Option<bool> { answer outcome }
    }
    /// The jitter of the call, in place of the policy's.
    Jitter(FnMut(Duration) -> Duration) {
        fn apply_jitter(wait: Duration) -> Option<Duration> { answer wait }
    }
    /// A handler for attempts.
    OnTry(FnMut(&Details<'_>)) with NEEDS_CLOCK HAS_TRY_HANDLER {
        fn notify_try(details: &Details<'_>) -> bool { notify details }
    }
    /// A handler for successes.
    OnSuccess(FnMut(&Details<'_, V>)) with NEEDS_CLOCK HAS_SUCCESS_HANDLER {
        fn notify_success(details: &Details<'_, V>) -> bool { notify details }
    }
    /// A handler for backoffs.
    OnBackoff(FnMut(&Details<'_, O>)) with NEEDS_CLOCK HAS_FAILURE_HANDLER {
        fn notify_backoff(details: &Details<'_, O>) -> bool { notify details }
    }
    /// A handler for give-ups.
    OnGiveup(FnMut(&Details<'_, O>)) with NEEDS_CLOCK HAS_FAILURE_HANDLER {
        fn notify_giveup(details: &Details<'_, O>) -> bool { notify details }
    }
}
