//! What the retry layer costs where the first attempt succeeds, which is nearly always: a bare call, a loop
//! written by hand, and the attribute. `cargo bench`; compare within one run.
#![allow(missing_docs)]

use std::time::Duration;

use backoff_retry::{expo, full_jitter, on_exception};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

#[inline(never)]
fn call(n: u32) -> Result<u32, u32> {
    if black_box(n) == 0 { Err(n) } else { Ok(n) }
}

fn by_hand(n: u32) -> Result<u32, u32> {
    let mut tries = 0;
    loop {
        tries += 1;
        match call(n) {
            Err(_) if tries < 5 => {
                let wait = Duration::from_secs(1).saturating_mul(1 << (tries - 1));
                std::thread::sleep(full_jitter(wait));
            }
            outcome => return outcome,
        }
    }
}

#[on_exception(expo, max_tries = 5)]
fn by_attribute(n: u32) -> Result<u32, u32> {
    call(n)
}

#[on_exception(expo, max_tries = 5, max_time = 60s)]
fn with_a_stopwatch(n: u32) -> Result<u32, u32> {
    call(n)
}

#[divan::bench(args = [1])]
fn bare(bencher: Bencher<'_, '_>, n: u32) {
    bencher.bench(|| call(black_box(n)));
}

#[divan::bench(args = [1])]
fn hand(bencher: Bencher<'_, '_>, n: u32) {
    bencher.bench(|| by_hand(black_box(n)));
}

#[divan::bench(args = [1])]
fn attribute(bencher: Bencher<'_, '_>, n: u32) {
    bencher.bench(|| by_attribute(black_box(n)));
}

#[divan::bench(args = [1])]
fn attribute_with_max_time(bencher: Bencher<'_, '_>, n: u32) {
    bencher.bench(|| with_a_stopwatch(black_box(n)));
}
