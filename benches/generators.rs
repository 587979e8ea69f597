//! What each generator and each jitter costs at a failure. `cargo bench --bench generators`; compare within one run.
#![allow(missing_docs)]

use std::time::Duration;

use backoff_retry::wait::{AnyWait, Wait};
use backoff_retry::{
    constant, decay, decorrelated, equal_jitter, expo, fibo, full_jitter, linear, random_jitter,
    runtime,
};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

const SECOND: Duration = Duration::from_secs(1);
const TRIES: [u32; 4] = [1, 10, 1000, 1_000_000];

/// The wait after an attempt of that number, of a generator that is made anew for it, as the attributes do.
fn wait_of<W: Wait<u32>>(bencher: Bencher<'_, '_>, tries: u32, make: impl Fn() -> W + Sync) {
    bencher.bench(|| make().next_wait(black_box(tries), black_box(&503)));
}

#[divan::bench(args = TRIES)]
fn wait_expo(bencher: Bencher<'_, '_>, tries: u32) {
    wait_of(bencher, tries, || expo().factor(black_box(SECOND)));
}

#[divan::bench(args = TRIES)]
fn wait_expo_base_3_capped(bencher: Bencher<'_, '_>, tries: u32) {
    wait_of(bencher, tries, || expo().base(black_box(3.0)).max_value(30 * SECOND));
}

#[divan::bench(args = TRIES)]
fn wait_expo_base_1_5(bencher: Bencher<'_, '_>, tries: u32) {
    wait_of(bencher, tries, || expo().base(black_box(1.5)));
}

#[divan::bench(args = TRIES)]
fn wait_fibo(bencher: Bencher<'_, '_>, tries: u32) {
    wait_of(bencher, tries, fibo);
}

#[divan::bench(args = TRIES)]
fn wait_linear(bencher: Bencher<'_, '_>, tries: u32) {
    wait_of(bencher, tries, || linear().step(black_box(SECOND)));
}

#[divan::bench(args = TRIES)]
fn wait_decay(bencher: Bencher<'_, '_>, tries: u32) {
    wait_of(bencher, tries, || decay().initial_value(black_box(SECOND)));
}

#[divan::bench]
fn wait_constant(bencher: Bencher<'_, '_>) {
    wait_of(bencher, 1, || constant(black_box(SECOND)));
}

#[divan::bench]
fn wait_constant_list(bencher: Bencher<'_, '_>) {
    wait_of(bencher, 2, || constant(black_box([SECOND, SECOND, SECOND])));
}

#[divan::bench]
fn wait_decorrelated(bencher: Bencher<'_, '_>) {
    wait_of(bencher, 2, decorrelated);
}

#[divan::bench]
fn wait_runtime_or_expo(bencher: Bencher<'_, '_>) {
    wait_of(bencher, 2, || runtime(|code: &u32| (*code == 429).then_some(SECOND)).or(expo()));
}

#[divan::bench]
fn wait_any(bencher: Bencher<'_, '_>) {
    wait_of(bencher, 2, || AnyWait::from(expo().factor(black_box(SECOND))));
}

#[divan::bench]
fn jitter_full() -> Duration {
    full_jitter(black_box(SECOND))
}

#[divan::bench]
fn jitter_equal() -> Duration {
    equal_jitter(black_box(SECOND))
}

#[divan::bench]
fn jitter_random() -> Duration {
    random_jitter(black_box(SECOND))
}
