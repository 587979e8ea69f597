//! The steps of the loop.

use core::time::Duration;

use super::basis::Basis;
use super::outcome::Judged;
use crate::wait::{IntoWait, Keeping, SlotOf, Wait, WithDefaults};

/// The number of the next attempt.
#[inline]
#[must_use]
pub fn next_try(tries: u32) -> u32 {
    tries.saturating_add(1)
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
pub fn with_defaults<N, F: WithDefaults<N>>(make: F) -> F::Made {
    make.with_defaults()
}

/// Makes a generator once, before the first attempt: its arguments are only known at run time.
#[inline]
pub fn into_wait<J: Judged, M, G: IntoWait<J::Outcome, M>>(_judged: J, generator: G) -> G::Wait {
    generator.into_wait()
}

/// The next wait of a generator made of constants. It is made here, after the first failure, and kept
/// only if it remembers something.
#[inline]
pub fn next_wait<O, M, B: Basis<O, M>>(
    slot: &mut SlotOf<B::Wait, O>,
    make: impl FnOnce() -> B,
    tries: u32,
    outcome: &O,
) -> Option<Duration> {
    <<B::Wait as Wait<O>>::Keeping as Keeping>::with(
        slot,
        || make().wait(),
        |wait| wait.next_wait(tries, outcome),
    )
}
