//! Runs a program on the library's level, with the atomics and the threads of the checker that the module around this
//! one names.

use std::sync::Arc;

use super::atomic::{self, AtomicU32};
use super::thread;
use crate::{Bucket, CAPACITY, Operation, Outcome, Program, TOKEN};

// The file of the library, which takes its atomics from the module around it as well.
#[path = "../../../../../backoff-core/src/budget/level.rs"]
mod level;

use level::Level;

/// Runs the program once. The first of its threads is this one, which leaves fewer orders to run.
pub(super) fn run(program: &Program, bucket: Bucket) -> Outcome {
    let level = Arc::new(Level(AtomicU32::new(bucket.level)));
    let mut threads = program.iter().cloned().map(|operations| {
        let level = level.clone();
        move || -> Vec<_> {
            operations.into_iter().map(|one| apply(&level, bucket.earned, one)).collect()
        }
    });
    let first = threads.next().expect("a program has threads");
    let others: Vec<_> = threads.map(thread::spawn).collect();
    let mut returned = vec![first()];
    returned.extend(others.into_iter().map(|thread| thread.join().unwrap()));
    (returned, level.get())
}

fn apply(level: &Level, earned: u32, operation: Operation) -> u32 {
    match operation {
        Operation::Withdraw => u32::from(level.lower(TOKEN)),
        Operation::Deposit => u32::from(level.raise(earned, CAPACITY)),
        Operation::Read => level.get(),
    }
}
