//! Values: under `#[on_predicate]`, and by `poll`.

use std::time::Duration;

use backoff_retry::wait::Constant;
use backoff_retry::{Policy, VirtualClock, constant, on_predicate};
use spans_tests::traced;

use crate::support::{Failure, Script};

static POLICY: Policy<Constant<Duration>> =
    Policy::without_jitter(constant(Duration::from_secs(1)));

#[test]
fn a_value_that_is_kept_is_a_success_and_one_that_is_retried_a_failure() {
    const EXPECTED: &str = r#"retry function=poll tries=2 outcome=success
  attempt attempt=1 outcome=failure wait=1.0
  * "Backing off poll(...) for 1s"
  wait seconds=1.0
  attempt attempt=2 outcome=success
"#;
    #[on_predicate(constant(1s), jitter = none, span, name = "poll", clock = VirtualClock::new())]
    fn poll(values: &mut Vec<u32>) -> u32 {
        values.remove(0)
    }
    let trace = traced(|| assert_eq!(poll(&mut vec![0, 5]), 5));
    assert_eq!(trace.tree(), EXPECTED);

    let trace = traced(|| {
        let mut values = vec![0, 5];
        let next = || values.remove(0);
        let call = POLICY.poll_blocking(next, |value| *value == 0).name("poll").span();
        assert_eq!(call.clock(VirtualClock::new()).run(), 5);
    });
    assert_eq!(trace.tree(), EXPECTED);
}

#[test]
fn an_error_that_the_predicate_rejects_is_not_retried() {
    #[on_predicate(constant(1s), |result| *result == Ok(0), span, name = "poll")]
    fn poll(script: &Script) -> Result<u32, Failure> {
        script.next()
    }
    let trace = traced(|| {
        assert_eq!(poll(&Script::of(vec![Err(Failure::Fatal)])), Err(Failure::Fatal));
    });
    let expected = r#"retry function=poll tries=1 outcome=not_retried
  attempt attempt=1 outcome=not_retried
    "body 1"
"#;
    assert_eq!(trace.tree(), expected);
}
