//! The filter of a policy.

use backoff_retry::drive::Ended;
use backoff_retry::{Policy, VirtualClock, expo};

use crate::support::script::{DbError, failing};

#[test]
fn a_policy_without_a_filter_can_be_given_one() {
    let policy =
        Policy::new(expo()).no_jitter().max_tries(4).filter(|error| *error == DbError::Busy);
    let report = policy
        .call(failing(&[DbError::Busy, DbError::Syntax]))
        .clock(VirtualClock::new())
        .report()
        .blocking();
    assert_eq!((report.tries, report.ended), (2, Ended::NotRetried));
}

#[test]
#[should_panic(expected = "`filter` comes before `giveup`, `on_backoff` and `on_giveup`")]
fn a_filter_after_a_handler_panics() {
    let _ = Policy::new(expo()).on_giveup(|_| {}).filter(|_: &DbError| true);
}
