//! Time limits of attempts in test scopes: waits are skipped, and the limit of an attempt is not.
#![allow(missing_docs)]

use std::future::pending;
use std::time::Duration;

use backoff_retry::testing::{RecordingClock, no_waits, virtual_time};
use backoff_retry::{TimedOut, constant, on_exception};
use tokio::time::{Instant, sleep};

const HOUR: Duration = Duration::from_secs(3_600);

#[on_exception(constant(1h), jitter = none, max_tries = 3, attempt_timeout = 10s)]
async fn work(takes: Duration) -> Result<(), TimedOut> {
    sleep(takes).await;
    Ok(())
}

#[tokio::test(start_paused = true)]
async fn an_attempt_within_its_limit_is_not_cut() {
    let time = virtual_time();
    work(Duration::from_secs(9)).await.unwrap();
    assert!(time.waits().is_empty());
    drop(time);
    let _scope = no_waits();
    work(Duration::from_secs(9)).await.unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_limit_is_not_recorded_as_a_wait() {
    let (time, start) = (virtual_time(), Instant::now());
    work(Duration::from_secs(11)).await.unwrap_err();
    assert_eq!(time.waits(), [HOUR; 2]);
    assert_eq!(start.elapsed().as_secs(), 30, "three attempts were cut");
}

#[tokio::test]
async fn a_recording_clock_advances_by_the_limit_without_recording_it() {
    #[on_exception(constant(1h), jitter = none, max_tries = 2, attempt_timeout = 10s, clock = clock)]
    async fn hang(clock: &RecordingClock) -> Result<(), TimedOut> {
        pending().await
    }
    let clock = RecordingClock::new();
    hang(&clock).await.unwrap_err();
    assert_eq!(clock.waits(), [HOUR]);
    assert_eq!(clock.time(), HOUR + Duration::from_secs(20));
}
