//! The steps of the loop.

use core::num::NonZeroU32;
use core::time::Duration;

use super::outcome::Judged;
use crate::limits::IntoMaxTries;
use crate::wait::{IntoWait, WithDefaults};

/// The number of the next attempt.
#[inline]
#[must_use]
pub fn next_try(tries: u32) -> u32 {
    // It saturates. As a sum it needs no constant, which would sit in a register that every call has to save.
    tries + u32::from(tries != u32::MAX)
}

/// Keeps rustc from seeing that a body never ends: the loop behind it would be reported as unreachable.
#[inline]
#[must_use]
pub fn never() -> bool {
    false
}

/// A value of any type: never called.
#[must_use]
pub fn absurd<T>() -> T {
    loop {
        core::hint::spin_loop();
    }
}

/// A limit on attempts that is only known at run time, in the four bytes of a number: it may be kept over an `.await`.
#[inline]
pub fn keep_tries(max_tries: impl IntoMaxTries) -> Option<NonZeroU32> {
    max_tries.into_max_tries().map(|tries| NonZeroU32::new(tries).unwrap_or(NonZeroU32::MIN))
}

/// Such a limit, as it is used.
#[inline]
#[must_use]
pub fn kept_tries(max_tries: Option<NonZeroU32>) -> Option<u32> {
    max_tries.map(NonZeroU32::get)
}

/// Where a generator is kept that is made at the first failure.
#[inline]
#[must_use]
pub fn slot<S: Default>() -> S {
    S::default()
}

/// Runs the body of a sync function once: `?` and `return` leave the closure, not the loop.
#[inline]
pub fn once<R>(attempt: impl FnOnce() -> R) -> R {
    attempt()
}

/// Gives a jitter closure the types that it is called with.
#[inline]
pub fn same<J: FnMut(Duration) -> Duration>(jitter: J) -> J {
    jitter
}

/// Calls the function that makes a generator without arguments: named ones are then set on it.
#[inline]
pub fn with_defaults<N, F: WithDefaults<N>>(make: F) -> F::Generator {
    make.with_defaults()
}

/// Makes a generator once, before the first attempt: its arguments are only known at run time.
#[inline]
pub fn into_wait<J: Judged, M, G: IntoWait<J::Outcome, M>>(_judged: J, generator: G) -> G::Wait {
    generator.into_wait()
}

/// The jitter of `jitter = none`.
#[inline]
#[must_use]
pub fn no_jitter(wait: Duration) -> Duration {
    wait
}
