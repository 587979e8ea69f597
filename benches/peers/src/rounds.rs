//! Nanoseconds and allocations a call.

use std::time::Instant;

use crate::cases::{Case, Loop};
use crate::contender::Contender;
use crate::heap;

/// The median over all rounds. In every round all contenders run in turn, so that what disturbs the
/// machine for longer than a round disturbs all of them.
pub fn nanos(case: &Case, contenders: &[Contender], rounds: usize) -> Vec<Option<f64>> {
    let loops: Vec<Option<Loop>> = contenders.iter().map(case.of).collect();
    let mut times = vec![Vec::with_capacity(rounds); loops.len()];
    for round in 0..=rounds {
        for (run, times) in loops.iter().zip(&mut times) {
            let Some(run) = run else { continue };
            let start = Instant::now();
            run(case.batch);
            let took = start.elapsed().as_nanos() as f64 / case.batch as f64;
            // The first round only warms up.
            if round > 0 {
                times.push(took);
            }
        }
    }
    times.into_iter().map(median).collect()
}

pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

/// Allocations a call, once all that is made once has been made.
pub fn allocations(run: Loop) -> f64 {
    const CALLS: u64 = 1000;
    run(CALLS);
    let before = heap::allocations();
    run(CALLS);
    (heap::allocations() - before) as f64 / CALLS as f64
}
