//! The first attempt of an awaited call, which is polled without the rest of the call if it needs nothing else: whatever
//! becomes of it, the call goes on as any other.

use std::cell::Cell;
use std::future::{Future, IntoFuture};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use backoff_retry::{Policy, VirtualClock, expo};

const SECOND: Duration = Duration::from_secs(1);

static PLAIN: Policy = Policy::new(expo()).max_tries(3).no_jitter();
/// Its calls read the clock first.
static TIMED: Policy =
    Policy::new(expo()).max_tries(3).max_time(Duration::from_secs(60)).no_jitter();

fn poll_once<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(Waker::noop()))
}

/// The attempt of this number: pending once, then ready.
async fn later(nth: u32, succeeds_at: u32) -> Result<u32, u32> {
    tokio::task::yield_now().await;
    if nth < succeeds_at { Err(nth) } else { Ok(nth) }
}

#[test]
fn an_attempt_that_waits_is_polled_again() {
    for policy in [&PLAIN, &TIMED] {
        for (succeeds_at, result, waited) in
            [(1, Ok(1), 0), (2, Ok(2), 1), (3, Ok(3), 3), (4, Err(3), 3)]
        {
            let (clock, calls) = (VirtualClock::new(), Cell::new(0));
            let attempt = || {
                calls.set(calls.get() + 1);
                later(calls.get(), succeeds_at)
            };
            let mut call = pin!(policy.call(attempt).clock(&clock).into_future());
            let polls = (1..).find_map(|nth| match poll_once(call.as_mut()) {
                Poll::Ready(output) => Some((nth, output)),
                Poll::Pending => None,
            });
            let attempts = calls.get();
            // One poll more than there are attempts, each of which is pending once.
            assert_eq!(polls, Some((attempts + 1, result)), "succeeds at {succeeds_at}");
            assert_eq!(clock.time(), SECOND * waited);
        }
    }
}

#[test]
fn a_call_that_is_over_panics_when_it_is_polled() {
    fn is_refused<F: Future>(call: F) -> bool {
        let mut call = pin!(call);
        assert!(poll_once(call.as_mut()).is_ready());
        let again = catch_unwind(AssertUnwindSafe(|| poll_once(call.as_mut()).is_ready()));
        let message = again.expect_err("ready twice");
        *message.downcast_ref::<&str>().unwrap() == "a `RetryFuture` was polled after completion"
    }
    for policy in [&PLAIN, &TIMED] {
        let clock = VirtualClock::new;
        assert!(is_refused(policy.call(async || Ok::<_, u32>(1)).clock(clock()).into_future()));
        assert!(is_refused(policy.call(async || Err::<u32, _>(1)).clock(clock()).into_future()));
    }
}

#[test]
fn a_call_whose_closure_panicked_can_be_polled_again() {
    for policy in [&PLAIN, &TIMED] {
        let mut calls = 0;
        let attempt = || {
            calls += 1;
            assert!(calls > 1, "the first one panics");
            let calls = calls;
            async move { Err::<(), _>(calls) }
        };
        let mut call = pin!(policy.call(attempt).clock(VirtualClock::new()).into_future());
        assert!(catch_unwind(AssertUnwindSafe(|| poll_once(call.as_mut()).is_ready())).is_err());
        // The attempt that panicked counts.
        assert_eq!(poll_once(call.as_mut()), Poll::Ready(Err(3)));
    }
}

#[test]
fn the_first_value_may_be_the_last() {
    for policy in [&PLAIN, &TIMED] {
        for (first, last) in [(5, 5), (1, 3)] {
            let mut value = first - 1;
            let attempt = || {
                value += 1;
                let value = value;
                async move { value }
            };
            let call = policy.poll(attempt, |value| *value < 3);
            let mut call = pin!(call.clock(VirtualClock::new()).into_future());
            assert_eq!(poll_once(call.as_mut()), Poll::Ready(last));
        }
    }
}
