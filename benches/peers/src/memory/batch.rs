//! Batches of calls that are not inlined into the loop, where the outcome would be built at the place from which the
//! loop reads it.

#[path = "../batch.rs"]
mod inlined;

pub use inlined::{attempts, failures, paused_runtime, sync_attempts};

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use crate::work::{Failing, Outcome};

static FAILING: Failing = Failing::new(0);

pub fn sync_success(calls: u64, function: impl Fn(u32) -> Outcome) {
    for _ in 0..calls {
        let _ = black_box(call(&function, black_box(1)));
    }
}

pub fn sync_failures(calls: u64, function: impl Fn(&'static Failing) -> Outcome) {
    for _ in 0..calls {
        FAILING.fail(4);
        let _ = black_box(call(&function, black_box(&FAILING)));
    }
}

pub fn success<F: Future<Output = Outcome>>(calls: u64, function: impl Fn(u32) -> F) {
    let ready = |n| match pin!(function(n)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => unreachable!("nothing is waited for"),
    };
    for _ in 0..calls {
        let _ = black_box(call(&ready, black_box(1)));
    }
}

#[inline(never)]
fn call<A>(function: &impl Fn(A) -> Outcome, argument: A) -> Outcome {
    function(argument)
}
