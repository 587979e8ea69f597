//! The model on `loom`.

use loom::sync::atomic;
use loom::thread;

use crate::{Bucket, Outcome, Program};

#[path = "threads.rs"]
mod threads;

/// Runs the program in the orders that `loom` chooses, and checks each outcome.
pub(crate) fn run(
    program: Program,
    bucket: Bucket,
    check: impl Fn(&Outcome) + Send + Sync + 'static,
) {
    loom::model(move || check(&threads::run(&program, bucket)));
}
