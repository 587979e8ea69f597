//! The filter of a policy.

use backoff_retry::call::CallStatus;
use backoff_retry::{Policy, VirtualClock, expo};

use crate::support::script::{DbError, failing};

#[test]
fn a_policy_without_a_filter_can_be_given_one() {
    let policy = Policy::new(expo())
        .no_jitter()
        .max_tries(4)
        .into_typed()
        .retry_if(|error| *error == DbError::Busy);
    let report = policy
        .call_blocking(failing(&[DbError::Busy, DbError::Syntax]))
        .clock(VirtualClock::new())
        .report();
    assert_eq!((report.tries, report.status), (2, CallStatus::NotRetried));
}

#[test]
fn a_later_filter_replaces_an_earlier_one() {
    let policy = Policy::typed(expo()).retry_if(|_: &DbError| true).retry_if(|_| false);
    let report = policy.call_blocking(failing(&[DbError::Busy])).report();
    assert_eq!((report.tries, report.status), (1, CallStatus::NotRetried));
}
