//! The model on `shuttle`.

use shuttle::sync::atomic;
use shuttle::thread;

use crate::{Bucket, Outcome, Program};

#[path = "threads.rs"]
mod threads;

/// Runs the program in all orders, and checks each outcome.
pub(crate) fn run(
    program: Program,
    bucket: Bucket,
    check: impl Fn(&Outcome) + Send + Sync + 'static,
) {
    shuttle::check_dfs(move || check(&threads::run(&program, bucket)), None);
}
