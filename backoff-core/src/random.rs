//! The library's random source: one small generator per thread.
//!
//! Jitter has to differ between processes but need not be secret, so the seed comes from the keys of the standard
//! library's hasher, which differ from process to process and from thread to thread.
//!
//! On wasm32-unknown-unknown, and on Xous, these keys are constants: every browser would draw the same waits, and
//! clients that failed together would come back together. There the source refuses to be used, and its panic names
//! the functions that take a source of the caller's own.

use std::cell::RefCell;
use std::hash::{BuildHasher, RandomState};

use rand::rngs::Xoshiro256PlusPlus;
use rand::{Rng, SeedableRng};

use crate::testing_hooks;

/// Whether [`RandomState`] has the same keys in every process on this target.
const KEYS_ARE_CONSTANT: bool =
    cfg!(any(all(target_family = "wasm", target_os = "unknown"), target_os = "xous"));

std::thread_local! {
    // Seeded at the first draw: with a constant here, an access does not check for initialization and destruction.
    static GENERATOR: RefCell<Option<Xoshiro256PlusPlus>> = const { RefCell::new(None) };
}

/// Returns 64 random bits.
///
/// # Panics
/// If the target provides no randomness.
pub(crate) fn next_u64() -> u64 {
    testing_hooks::draw(next_of_thread)
}

fn next_of_thread() -> u64 {
    GENERATOR.with_borrow_mut(|generator| generator.get_or_insert_with(new_generator).next_u64())
}

#[cold]
fn new_generator() -> Xoshiro256PlusPlus {
    Xoshiro256PlusPlus::seed_from_u64(seed())
}

// It is constant for each target, and true for some.
#[allow(clippy::assertions_on_constants)]
fn seed() -> u64 {
    assert!(
        !KEYS_ARE_CONSTANT,
        "this target has no random source for jitter; write `jitter = full_jitter_from(source)` with a source of \
         random bits, or `jitter = none`"
    );
    RandomState::new().hash_one(0u8)
}

/// Returns a source of random bits that gives the same bits on every machine.
#[cfg(any(test, feature = "test-util"))]
pub(crate) fn seeded(seed: u64) -> impl FnMut() -> u64 + Send + 'static {
    let mut generator = Xoshiro256PlusPlus::seed_from_u64(seed);
    move || generator.next_u64()
}
