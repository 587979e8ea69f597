//! The library's own random source: one small generator a thread.
//!
//! Waits need spread, not secrecy, so the seed comes from the standard library's hasher keys, which
//! differ from process to process and from thread to thread.

use std::cell::RefCell;
use std::hash::{BuildHasher, RandomState};

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

use crate::testing_hooks;

std::thread_local! {
    static GENERATOR: RefCell<Xoshiro256PlusPlus> =
        RefCell::new(Xoshiro256PlusPlus::seed_from_u64(RandomState::new().hash_one(0u8)));
}

/// 64 random bits.
pub(crate) fn next_u64() -> u64 {
    testing_hooks::draw(next_of_thread)
}

fn next_of_thread() -> u64 {
    // While a thread is torn down its generator may be gone: draw from a new one.
    GENERATOR
        .try_with(|generator| generator.borrow_mut().next_u64())
        .unwrap_or_else(|_| RandomState::new().hash_one(0u8))
}

/// A source of random bits that gives the same ones on every machine.
#[cfg(any(test, feature = "test-util"))]
pub(crate) fn seeded(seed: u64) -> impl FnMut() -> u64 + Send + 'static {
    let mut generator = Xoshiro256PlusPlus::seed_from_u64(seed);
    move || generator.next_u64()
}
