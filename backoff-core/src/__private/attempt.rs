//! The steps of the loop.

use core::num::NonZeroU32;
use core::time::Duration;

use super::returned::Returns;
use crate::classify::Classify;
use crate::limits::IntoLimit;
use crate::wait::{IntoWait, WithDefaults};

/// Returns the number of the next attempt.
#[inline]
#[must_use]
pub fn next_try(tries: u32) -> u32 {
    // It saturates. As a sum it needs no constant, which would sit in a register that every call has to save.
    tries + u32::from(tries != u32::MAX)
}

/// Returns a value of any type: it is never called.
#[must_use]
pub fn absurd<T>() -> T {
    loop {
        core::hint::spin_loop();
    }
}

/// Stores a limit on attempts that is only known at run time in the four bytes of a number: it may have to live across
/// an `.await`.
#[inline]
pub fn store_max_tries(max_tries: impl IntoLimit<u32>) -> Option<NonZeroU32> {
    max_tries.into_limit().map(|tries| NonZeroU32::new(tries).unwrap_or(NonZeroU32::MIN))
}

/// Returns a limit that was stored.
#[inline]
#[must_use]
pub fn stored_max_tries(max_tries: Option<NonZeroU32>) -> Option<u32> {
    max_tries.map(NonZeroU32::get)
}

/// Converts a limit on time.
#[inline]
pub fn max_time(max_time: impl IntoLimit<Duration>) -> Option<Duration> {
    max_time.into_limit()
}

/// Converts an argument of a generator that takes a time.
#[inline]
pub fn time(time: impl Time) -> Duration {
    time.into_duration()
}

/// Implemented for `Duration` alone.
#[diagnostic::on_unimplemented(
    message = "this argument must be a `Duration`, not `{Self}`",
    label = "expected `Duration`",
    note = "write a literal with a unit, such as `30s`, or `Duration::from_secs_f64(seconds)`"
)]
pub trait Time {
    /// Returns the time.
    fn into_duration(self) -> Duration;
}

#[diagnostic::do_not_recommend]
impl Time for Duration {
    #[inline]
    fn into_duration(self) -> Duration {
        self
    }
}

/// Returns the empty slot of a generator that is made after the first failure.
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
pub fn jitter_closure<J: FnMut(Duration) -> Duration>(jitter: J) -> J {
    jitter
}

/// Calls the function that makes a generator without arguments; named arguments are then set on the generator.
#[inline]
pub fn with_defaults<N, F: WithDefaults<N>>(make: F) -> F::Generator {
    make.with_defaults()
}

/// Makes a generator once, before the first attempt: its arguments are only known at run time.
#[inline]
pub fn into_wait<R, M, N, G>(_returns: Returns<R, M>, generator: G) -> G::Wait
where
    R: Classify<M>,
    G: IntoWait<R::Outcome, N>,
{
    generator.into_wait()
}

/// The jitter of `jitter = none`.
// It is called by cold functions, and LLVM inlines next to nothing into those.
#[allow(clippy::inline_always)]
#[inline(always)]
#[must_use]
pub fn no_jitter(wait: Duration) -> Duration {
    wait
}
