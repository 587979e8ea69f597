//! Batches of calls, compiled anew for each contender.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;

use crate::work::{Failing, Outcome};

const FAILURES: u32 = 4;

/// The static that a batch works on: a batch is the only thing that runs.
static FAILING: Failing = Failing::new(0);

thread_local! {
    // Made once: beside a batch of some microseconds its start would show.
    static PAUSED: Runtime = paused_runtime();
}

pub fn paused_runtime() -> Runtime {
    Builder::new_current_thread().enable_time().start_paused(true).build().expect("a runtime")
}

pub fn sync_success(calls: u64, function: impl Fn(u32) -> Outcome) {
    for _ in 0..calls {
        let _ = black_box(function(black_box(1)));
    }
}

pub fn sync_failures(calls: u64, function: impl Fn(&'static Failing) -> Outcome) {
    for _ in 0..calls {
        FAILING.fail(FAILURES);
        let _ = black_box(function(black_box(&FAILING)));
    }
}

pub fn success<F: Future<Output = Outcome>>(calls: u64, function: impl Fn(u32) -> F) {
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..calls {
        let future = pin!(function(black_box(1)));
        let Poll::Ready(outcome) = future.poll(&mut context) else {
            unreachable!("nothing is waited for")
        };
        let _ = black_box(outcome);
    }
}

pub fn failures<F>(calls: u64, function: impl Fn(&'static Failing) -> F)
where
    F: Future<Output = Outcome>,
{
    PAUSED.with(|runtime| {
        runtime.block_on(async {
            for _ in 0..calls {
                FAILING.fail(FAILURES);
                let _ = black_box(function(black_box(&FAILING)).await);
            }
        });
    });
}

pub fn sync_attempts(function: impl Fn(&'static Failing) -> Outcome) -> u32 {
    FAILING.fail(100);
    let _ = function(&FAILING);
    FAILING.calls()
}

pub fn attempts<F>(function: impl Fn(&'static Failing) -> F) -> (u32, u128)
where
    F: Future<Output = Outcome>,
{
    FAILING.fail(100);
    let waited = paused_runtime().block_on(async {
        let start = Instant::now();
        let _ = function(&FAILING).await;
        start.elapsed().as_millis()
    });
    (FAILING.calls(), waited)
}
