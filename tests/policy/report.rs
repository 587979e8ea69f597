//! Reports of calls and loops.

use std::ops::ControlFlow::{Break, Continue};
use std::time::Duration;

use backoff_retry::call::CallStatus;
use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{Details, GiveUpReason, Policy, VirtualClock, expo};

use crate::support::script::{DbError, failing};
use crate::support::world::now;

static ANY: Policy = Policy::new(expo()).max_tries(3).no_jitter();
static BUSY: Policy<Expo, For<DbError>> =
    Policy::typed(expo()).retry_if(|error| *error == DbError::Busy).max_tries(3).no_jitter();
const ONCE: Policy = Policy::new(expo()).max_tries(1);

#[test]
fn a_report_of_a_blocking_call() {
    let clock = VirtualClock::new();
    let report = ANY.call_blocking(failing(&[DbError::Busy; 5])).clock(&clock).report();
    assert_eq!(report.result, Err(DbError::Busy));
    assert_eq!((report.tries, report.elapsed), (3, Duration::from_secs(3)));
    assert_eq!(report.waited, Duration::from_secs(3));
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTries));

    let report = BUSY.call_blocking(failing(&[DbError::Syntax])).clock(&clock).report();
    assert_eq!((report.tries, report.status), (1, CallStatus::NotRetried));
    let report = BUSY.call_blocking(failing(&[])).report();
    assert_eq!((report.result, report.status), (Ok(1), CallStatus::Succeeded));
}

#[tokio::test(start_paused = true)]
async fn a_report_of_a_future() {
    let report = ANY.call(|| async { Err::<(), _>(DbError::Busy) }).report().await;
    assert_eq!((report.tries, report.elapsed), (3, Duration::from_secs(3)));
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTries));
}

#[test]
fn a_report_does_not_count_the_time_of_the_last_handlers() {
    let clock = VirtualClock::new();
    let late = |_: &Details<'_, DbError>| clock.advance(Duration::from_secs(100));
    let report =
        ONCE.call_blocking(failing(&[DbError::Busy])).on_giveup(late).clock(&clock).report();
    assert_eq!(report.elapsed, Duration::ZERO);

    let mut attempts = ONCE.named("step").attempts_on(&clock);
    assert_eq!(attempts.report(()).status, CallStatus::Running);
    assert!(attempts.after_blocking(Err::<(), _>(1)).is_break());
    clock.advance(Duration::from_secs(500));
    let report = attempts.report(());
    assert_eq!(report.elapsed, Duration::ZERO);
    assert_eq!(report.status, CallStatus::GaveUp(GiveUpReason::MaxTries));
}

/// Attempts of half a second each, so that the time of the waits differs from the elapsed time.
#[test]
fn waited_is_the_sum_of_the_waits() {
    let (clock, half) = (VirtualClock::new(), Duration::from_millis(500));
    let attempt = || {
        clock.advance(half);
        Err::<(), _>(DbError::Busy)
    };
    let expected = (Duration::from_secs(3), half * 9);

    let report = ANY.call_blocking(attempt).clock(&clock).report();
    assert_eq!((report.waited, report.elapsed), expected);
    let call = async { ANY.call(|| async { attempt() }).clock(&clock).report().await };
    let report = now(call);
    assert_eq!((report.waited, report.elapsed), expected);

    let mut attempts = ANY.attempts_on(&clock);
    let mut waited = Vec::new();
    while let Continue(()) = attempts.after_blocking(attempt()) {
        waited.push(attempts.report(()).waited);
    }
    assert_eq!(waited, [1, 3].map(Duration::from_secs));
    let report = attempts.report(());
    assert_eq!((report.waited, report.elapsed), expected);

    let mut attempts = ANY.attempts_on(&clock);
    let result = now(async {
        loop {
            if let Break(result) = attempts.after(attempt()).await {
                break result;
            }
        }
    });
    let report = attempts.report(result);
    assert_eq!((report.waited, report.elapsed), expected);
    assert_eq!(report.result, Err(DbError::Busy));
}
