//! Calls: closures that a policy retries.

use std::cell::{Cell, RefCell};
use std::future::{Future, IntoFuture};
use std::ops::ControlFlow::{Break, Continue};
use std::rc::Rc;
use std::time::Duration;

use backoff_retry::call::CallStatus;
use backoff_retry::wait::Expo;
use backoff_retry::{GiveUpReason, Policy, VirtualClock, constant, expo};

use crate::support::script::{DbError, failing};

static ANY: Policy = Policy::new(expo()).max_tries(3).no_jitter();
const ONCE: Policy = Policy::new(expo()).max_tries(1);

struct Job {
    done: bool,
}

#[test]
fn a_closure_is_retried_in_blocking_code() {
    let clock = VirtualClock::new();
    let busy = [DbError::Busy; 2];
    assert_eq!(ANY.call_blocking(failing(&busy)).clock(&clock).run(), Ok(3));
    assert_eq!(clock.time(), Duration::from_secs(3));
    assert_eq!(ONCE.call_blocking(failing(&busy)).clock(&clock).run(), Err(DbError::Busy));
}

#[test]
fn the_types_of_closures_are_inferred() {
    let seen = RefCell::new(Vec::new());
    let result = ANY
        .call_blocking(failing(&[DbError::Busy, DbError::Syntax]))
        .retry_if(|error| matches!(error, DbError::Busy))
        .on_backoff(|details| seen.borrow_mut().push((details.tries, *details.outcome)))
        .clock(VirtualClock::new())
        .run();
    assert_eq!(result, Err(DbError::Syntax));
    assert_eq!(*seen.borrow(), [(1, DbError::Busy)]);
}

#[tokio::test(start_paused = true)]
async fn a_closure_that_returns_a_future_is_retried() {
    let calls = Cell::new(0);
    let attempt = || async {
        calls.set(calls.get() + 1);
        if calls.get() < 3 { Err(DbError::Busy) } else { Ok(calls.get()) }
    };
    let start = tokio::time::Instant::now();
    let result = ANY.call(attempt).retry_if(|error| *error == DbError::Busy).await;
    assert_eq!((result, start.elapsed()), (Ok(3), Duration::from_secs(3)));

    let polled = Cell::new(0);
    let poll = || async {
        polled.set(polled.get() + 1);
        Job { done: polled.get() == 2 }
    };
    let job = ANY.poll(poll, |job| !job.done).await;
    assert!(job.done);
}

#[test]
fn values_are_retried() {
    let calls = Cell::new(0);
    let next = || {
        calls.set(calls.get() + 1);
        (calls.get() > 2).then(|| calls.get())
    };
    let value = ANY.poll_blocking(next, Option::is_none).clock(VirtualClock::new()).run();
    assert_eq!(value, Some(3));
}

fn is_send<T: Send>(_: &T) {}

#[tokio::test]
async fn the_future_of_a_call_is_send_if_the_users_is() {
    static TWICE: Policy = Policy::new(constant_zero()).max_tries(2);
    const fn constant_zero() -> Expo {
        expo().factor(Duration::ZERO)
    }
    let name = String::from("ada");
    let spawned = tokio::spawn(async move {
        let called =
            TWICE.call(|| async { Err::<(), _>(name.len()) }).on_giveup(|d| println!("{d}")).await;
        let reported = TWICE.call(|| async { Ok::<_, String>(1) }).report().await;
        let mut attempts = TWICE.attempts();
        let looped = loop {
            match attempts.after(Err::<u8, _>(String::new())).await {
                Break(result) => break result,
                Continue(()) => {}
            }
        };
        (called, reported.result, looped)
    });
    assert_eq!(spawned.await.unwrap(), (Err(3), Ok(1), Err(String::new())));
    // A future that is not `Send` is retried as well.
    let rc = Rc::new(1);
    assert_eq!(TWICE.call(|| async { Ok::<_, u8>(Rc::clone(&rc)) }).await, Ok(rc.clone()));
    is_send(&TWICE.call(|| async { Ok::<_, u8>(1) }).into_future());
}

#[test]
fn a_policy_may_be_a_local_variable() {
    let policy = Policy::new(constant([Duration::from_secs(1)])).no_jitter();
    let clock = VirtualClock::new();
    let report = policy.call_blocking(|| Err::<(), _>(1)).clock(&clock).report();
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::WaitsExhausted));
    assert_eq!(report.tries, 2);
}

fn is_future<F: Future>(_: &F) {}

#[test]
fn a_call_can_be_converted_into_a_future() {
    is_future(&ANY.call(|| async { Ok::<_, u8>(1) }).into_future());
}

#[test]
fn values_of_a_users_type_are_retried_in_blocking_code() {
    let calls = Cell::new(0);
    let poll = || {
        calls.set(calls.get() + 1);
        Job { done: calls.get() == 3 }
    };
    assert!(ANY.poll_blocking(poll, |job| !job.done).clock(VirtualClock::new()).run().done);
    let result = ANY
        .poll_blocking(
            || Ok::<Job, u8>(Job { done: true }),
            |result| matches!(result, Ok(job) if !job.done),
        )
        .run();
    assert!(result.is_ok());
}
