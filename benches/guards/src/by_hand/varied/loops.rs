//! The loops that call a contender so many times.

use std::hint::black_box;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use tokio::runtime::Builder;

use super::work::{CallError, FAILURES, Failing};

/// A.
#[inline(never)]
pub fn succeed<E: CallError>(calls: u32, call: impl Fn(u32) -> Result<u32, E>) {
    for _ in 0..calls {
        assert!(black_box(call(black_box(1))).is_ok());
    }
}

/// What a future that does not wait is ready with.
#[inline]
pub fn ready<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => outcome,
        Poll::Pending => unreachable!("waits"),
    }
}

/// B sync.
#[inline(never)]
pub fn fail<E: CallError>(calls: u32, call: impl Fn(&Failing) -> Result<u32, E>) {
    let failing = Failing::default();
    for _ in 0..calls {
        assert!(black_box(call(black_box(&failing))).is_ok());
    }
    assert_eq!(failing.calls(), calls * (FAILURES + 1));
}

/// B async.
#[inline(never)]
pub fn fail_later<E: CallError>(calls: u32, call: &impl AsyncFn(&Failing) -> Result<u32, E>) {
    let runtime = Builder::new_current_thread().enable_time().start_paused(true).build();
    let failing = Failing::default();
    runtime.expect("a runtime").block_on(async {
        for _ in 0..calls {
            assert!(black_box(call(black_box(&failing)).await).is_ok());
        }
    });
    assert_eq!(failing.calls(), calls * (FAILURES + 1));
}
