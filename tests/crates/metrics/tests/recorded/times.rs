//! The histograms, under tokio's paused time.

use std::time::Duration;

use backoff_retry::{Policy, expo, on_exception};
use tokio::time::sleep;

use crate::{block_on, recorded, values};

#[test]
fn a_call_takes_as_long_as_its_attempts_and_waits() {
    #[on_exception(expo(factor = 100ms), jitter = none, observe, name = "f", lend(tries))]
    async fn work(mut tries: u32) -> Result<(), &'static str> {
        tries += 1;
        sleep(Duration::from_millis(50)).await;
        if tries == 3 { Ok(()) } else { Err("busy") }
    }
    assert_eq!(
        recorded("f", || block_on(work(0))),
        values([
            ("attempts{}", "3"),
            ("calls{outcome=retried}", "1"),
            ("call_duration_seconds{outcome=retried}", "0.45"),
            ("retries{}", "2"),
            ("wait_seconds{}", "0.1 0.2"),
        ])
    );
}

/// What else measures a call is enough for the time of one that fails.
#[test]
fn a_call_with_a_limit_on_time_has_a_duration_when_it_fails() {
    let policy = Policy::new(expo()).no_jitter().max_time(Duration::from_secs(2));
    let call = policy.call(async || Err::<(), _>("busy")).name("f");
    let seen = recorded("f", || block_on(call.into_future()));
    assert_eq!(seen["call_duration_seconds{outcome=given_up}"], "2");
    assert_eq!(seen["wait_seconds{}"], "1 1");
}
