//! What a budget costs at each success and at each retry, alone and while another thread uses the same budget.
//! `cargo bench --bench budget`; compare within one run. Two threads get in each other's way only on two idle processors.
#![allow(missing_docs)]

use std::sync::atomic::{AtomicU32, Ordering};

use backoff_retry::{RetryBudget, budget::Budget};
use divan::Bencher;

fn main() {
    divan::main();
}

/// The number of operations in one measurement, and of measurements. All of them together change a budget by less than
/// it holds.
const OPERATIONS: u32 = 40_000;
const MEASUREMENTS: u32 = 50;

const THREADS: [usize; 2] = [1, 2];

/// Makes a full budget of the largest capacity, which earns as little as possible.
fn full() -> RetryBudget {
    RetryBudget::new().capacity(4_294_967).earn(0.001)
}

/// Makes a budget that lacks more tokens than all measurements earn.
fn not_full() -> RetryBudget {
    let budget = full();
    assert!((0..OPERATIONS).all(|_| budget.withdraw()));
    budget
}

/// What nearly every success does.
#[divan::bench(threads = THREADS, sample_size = OPERATIONS, sample_count = MEASUREMENTS)]
fn deposit_full(bencher: Bencher<'_, '_>) {
    let budget = full();
    bencher.bench(|| budget.deposit());
}

#[divan::bench(threads = THREADS, sample_size = OPERATIONS, sample_count = MEASUREMENTS)]
fn deposit_not_full(bencher: Bencher<'_, '_>) {
    let budget = not_full();
    bencher.bench(|| budget.deposit());
}

#[divan::bench(threads = THREADS, sample_size = OPERATIONS, sample_count = MEASUREMENTS)]
fn withdraw(bencher: Bencher<'_, '_>) {
    let budget = full();
    bencher.bench(|| budget.withdraw());
}

/// What every failed attempt does while a server is down.
#[divan::bench(threads = THREADS, sample_size = OPERATIONS, sample_count = MEASUREMENTS)]
fn withdraw_empty(bencher: Bencher<'_, '_>) {
    let budget = RetryBudget::new().capacity(1);
    assert!(budget.withdraw());
    bencher.bench(|| budget.withdraw());
}

/// The least that a change of shared memory costs, for comparison.
#[divan::bench(threads = THREADS, sample_size = OPERATIONS, sample_count = MEASUREMENTS)]
fn atomic_add(bencher: Bencher<'_, '_>) {
    let counter = AtomicU32::new(0);
    bencher.bench(|| counter.fetch_add(1, Ordering::Relaxed));
}
