//! Reports of calls and loops.

use std::time::Duration;

use backoff_retry::drive::Ended;
use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{Details, GiveUpReason, Policy, VirtualClock, expo};

use crate::support::script::{DbError, failing};

static ANY: Policy = Policy::new(expo()).max_tries(3).no_jitter();
static BUSY: Policy<Expo, For<DbError>> =
    Policy::retry_if(expo(), |error| *error == DbError::Busy).max_tries(3).no_jitter();
const ONCE: Policy = Policy::new(expo()).max_tries(1);

#[test]
fn a_report_of_a_blocking_call() {
    let clock = VirtualClock::new();
    let report = ANY.call(failing(&[DbError::Busy; 5])).clock(&clock).report().blocking();
    assert_eq!(report.result, Err(DbError::Busy));
    assert_eq!((report.tries, report.elapsed), (3, Duration::from_secs(3)));
    assert_eq!(report.waited, Duration::from_secs(3));
    assert_eq!(report.ended, Ended::GaveUp(GiveUpReason::MaxTries));

    let report = BUSY.call(failing(&[DbError::Syntax])).clock(&clock).report().blocking();
    assert_eq!((report.tries, report.ended), (1, Ended::NotRetried));
    let report = BUSY.call(failing(&[])).report().blocking();
    assert_eq!((report.result, report.ended), (Ok(1), Ended::Success));
}

#[tokio::test(start_paused = true)]
async fn a_report_of_a_future() {
    let report = ANY.call(|| async { Err::<(), _>(DbError::Busy) }).report().await;
    assert_eq!((report.tries, report.elapsed), (3, Duration::from_secs(3)));
    assert_eq!(report.ended, Ended::GaveUp(GiveUpReason::MaxTries));
}

#[test]
fn a_report_does_not_count_the_time_of_the_last_handlers() {
    let clock = VirtualClock::new();
    let late = |_: &Details<'_, DbError>| clock.advance(Duration::from_secs(100));
    let report =
        ONCE.call(failing(&[DbError::Busy])).on_giveup(late).clock(&clock).report().blocking();
    assert_eq!(report.elapsed, Duration::ZERO);

    let mut attempts = ONCE.attempts_on(&clock).name("step");
    assert_eq!(attempts.report(()).ended, Ended::Running);
    assert!(attempts.after_blocking(Err::<(), _>(1)).is_break());
    clock.advance(Duration::from_secs(500));
    let report = attempts.report(());
    assert_eq!(report.elapsed, Duration::ZERO);
    assert_eq!(report.ended, Ended::GaveUp(GiveUpReason::MaxTries));
}
