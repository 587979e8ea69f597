//! How requests are copied.

use backoff_retry::tower::RetryLayer;
use tower::{Layer, ServiceExt};

use crate::mock::{Mock, policy};

#[tokio::test(start_paused = true)]
async fn a_request_that_cannot_be_copied_is_sent_once() {
    let layer = RetryLayer::new(policy()).clone_request(|_: &&'static str| None);
    let mock = Mock::new([Err("first")]);
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Err("first"));
    assert_eq!(mock.requests(), ["a cup"]);

    let mock = Mock::new([Ok("tea")]);
    assert_eq!(layer.layer(mock).oneshot("a cup").await, Ok("tea"));
}

#[tokio::test(start_paused = true)]
async fn each_attempt_gets_a_copy_of_the_one_before() {
    let layer = RetryLayer::new(policy()).clone_request(|number: &u32| Some(number + 1));
    let mock = Mock::new([Err("first"), Err("second"), Ok("tea")]);
    assert_eq!(layer.layer(mock.clone()).oneshot(1).await, Ok("tea"));
    assert_eq!(mock.requests(), [1, 2, 3]);
}

#[tokio::test(start_paused = true)]
async fn retries_end_when_a_copy_cannot_be_copied() {
    let layer = RetryLayer::new(policy()).clone_request(|left: &u32| left.checked_sub(1));
    let mock = Mock::new([Err("first"), Err("second"), Err("third")]);
    assert_eq!(layer.layer(mock.clone()).oneshot(2).await, Err("third"));
    assert_eq!(mock.requests(), [2, 1, 0]);
}
