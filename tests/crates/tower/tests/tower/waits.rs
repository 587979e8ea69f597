//! Waits of the policy, and those that responses name.

use std::time::Duration;

use backoff_retry::tower::RetryLayer;
use backoff_retry::{Policy, VirtualClock, fibo};
use tower::{Layer, ServiceExt};

use crate::mock::{Mock, policy};

const SECOND: Duration = Duration::from_secs(1);

/// Retries `busy` and `later`, of which the latter names 7 s.
macro_rules! layer {
    ($policy:expr) => {
        RetryLayer::new($policy)
            .retry_if(|result: Result<&&str, &&str>| !matches!(result, Ok(&"tea")))
            .retry_after(|response: &&str| (*response == "later").then_some(SECOND * 7))
    };
}

#[tokio::test(start_paused = true)]
async fn each_call_starts_the_waits_anew() {
    let service = RetryLayer::new(Policy::without_jitter(fibo()).max_tries(4));
    for _ in 0..2 {
        let mock = Mock::new([Err("cold"); 4]);
        assert_eq!(service.layer(mock.clone()).oneshot("a cup").await, Err("cold"));
        assert_eq!(mock.times(), [0, 1_000, 2_000, 4_000]);
    }
}

#[tokio::test(start_paused = true)]
async fn a_generator_that_remembers_starts_anew_for_each_call() {
    let waits = [SECOND, SECOND * 5];
    let policy = Policy::without_jitter(waits.into_iter());
    let mock = Mock::new([Err("cold"); 6]);
    let service = RetryLayer::new(policy).layer(mock.clone());
    for _ in 0..2 {
        assert_eq!(service.clone().oneshot("a cup").await, Err("cold"));
    }
    assert_eq!(mock.times(), [0, 1_000, 6_000, 6_000, 7_000, 12_000]);
}

#[tokio::test(start_paused = true)]
async fn a_response_may_name_the_wait() {
    let mock = Mock::new([Ok("later"), Ok("busy"), Err("cold"), Ok("tea")]);
    assert_eq!(layer!(policy()).layer(mock.clone()).oneshot("a cup").await, Ok("tea"));
    assert_eq!(mock.times(), [0, 7_000, 7_010, 7_020]);
}

#[tokio::test(start_paused = true)]
async fn a_wait_that_a_response_names_has_no_jitter() {
    let policy = policy().jitter(|_| Duration::from_secs(50));
    let mock = Mock::new([Ok("later"), Ok("busy"), Ok("tea")]);
    assert_eq!(layer!(policy).layer(mock.clone()).oneshot("a cup").await, Ok("tea"));
    assert_eq!(mock.times(), [0, 7_000, 57_000]);
}

#[tokio::test(start_paused = true)]
async fn the_limits_bound_a_wait_that_a_response_names() {
    let mock = Mock::new([Ok("later"), Ok("later"), Ok("later")]);
    let layer = layer!(policy().max_time(SECOND * 10));
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Ok("later"));
    assert_eq!(mock.times(), [0, 7_000, 10_000]);

    let mock = Mock::new([Ok("later"), Ok("later")]);
    let layer = layer!(policy().max_tries(2));
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Ok("later"));
    assert_eq!(mock.times(), [0, 7_000]);
}

#[tokio::test(start_paused = true)]
async fn waits_are_those_of_the_clock() {
    let clock = std::sync::Arc::new(VirtualClock::new());
    let mock = Mock::new([Ok("later"), Ok("tea")]);
    let layer = layer!(policy()).clock(clock.clone());
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Ok("tea"));
    assert_eq!((mock.times(), clock.time()), (vec![0, 0], SECOND * 7));
}
