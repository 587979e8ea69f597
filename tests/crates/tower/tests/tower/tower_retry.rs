//! The policy for tower's own layer.

use std::time::Duration;

use backoff_retry::tower::RetryLayer;
use tokio::time::sleep;
use tower::retry::RetryLayer as TowerLayer;
use tower::{Layer, Service, ServiceExt};

use crate::mock::{Mock, policy};

#[tokio::test(start_paused = true)]
async fn errors_are_retried_by_the_policy() {
    let mock = Mock::new([Err("first"), Err("second"), Err("third")]);
    let layer = TowerLayer::new(RetryLayer::new(policy().max_tries(3)).into_policy());
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Err("third"));
    assert_eq!((mock.requests(), mock.times()), (vec!["a cup"; 3], vec![0, 10, 20]));
}

#[tokio::test(start_paused = true)]
async fn the_filter_and_the_waits_of_responses_apply() {
    let rules = RetryLayer::new(policy())
        .retry_if(|result: Result<&&str, &&str>| matches!(result, Ok(&"later")))
        .retry_after(|_: &&str| Some(Duration::from_secs(7)));
    let layer = TowerLayer::new(rules.into_policy());
    let mock = Mock::new([Ok("later"), Err("fatal")]);
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Err("fatal"));
    assert_eq!(mock.times(), [0, 7_000]);
}

#[tokio::test(start_paused = true)]
async fn the_time_and_the_attempts_of_each_call_start_anew() {
    let policy = policy().max_tries(3).max_time(Duration::from_millis(100));
    let mock = Mock::new([Err("cold"); 6]);
    let layer = TowerLayer::new(RetryLayer::new(policy).into_policy());
    let mut service = layer.layer(mock.clone());
    for _ in 0..2 {
        assert_eq!(service.ready().await.unwrap().call("a cup").await, Err("cold"));
        sleep(Duration::from_secs(50)).await;
    }
    assert_eq!(mock.times(), [0, 10, 20, 50_020, 50_030, 50_040]);
}

#[tokio::test(start_paused = true)]
async fn a_request_that_cannot_be_copied_is_sent_once() {
    let rules = RetryLayer::new(policy()).clone_request(|_: &&'static str| None);
    let layer = TowerLayer::new(rules.into_policy());
    let mock = Mock::new([Err("cold")]);
    assert_eq!(layer.layer(mock).oneshot("a cup").await, Err("cold"));
}
