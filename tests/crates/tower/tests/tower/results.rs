//! Which results are retried.

use std::time::Duration;

use backoff_retry::policy::For;
use backoff_retry::tower::RetryLayer;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant};
use tower::{Layer, ServiceExt};

use crate::mock::{Mock, Reply, policy};

#[tokio::test(start_paused = true)]
async fn errors_are_retried_with_the_same_request() {
    let mock = Mock::new([Err("first"), Err("second"), Ok("tea")]);
    let service = RetryLayer::new(policy()).layer(mock.clone());
    assert_eq!(service.oneshot("a cup").await, Ok("tea"));
    assert_eq!(mock.requests(), ["a cup"; 3]);
}

#[tokio::test(start_paused = true)]
async fn the_last_error_is_returned_after_max_tries() {
    let mock = Mock::new([Err("first"), Err("second"), Err("third")]);
    let service = RetryLayer::new(policy().max_tries(3)).layer(mock.clone());
    assert_eq!(service.oneshot("a cup").await, Err("third"));
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_filter_sees_each_result() {
    let layer = RetryLayer::new(policy())
        .retry_if(|result: Result<&&str, &&str>| matches!(result, Ok(&"busy") | Err(&"broken")));
    let mock = Mock::new([Ok("busy"), Err("broken"), Err("fatal")]);
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Err("fatal"));
    let mock = Mock::new([Err("broken"), Ok("busy"), Ok("tea")]);
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Ok("tea"));
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_response_that_the_filter_accepts_is_returned_on_give_up() {
    let mock = Mock::new([Ok("busy"), Ok("busy")]);
    let layer = RetryLayer::new(policy().max_tries(2)).retry_if(|_: Result<&&str, &&str>| true);
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Ok("busy"));
    assert_eq!(mock.requests().len(), 2);
}

fn busy_policy() -> Policy<Constant<Duration>, For<Reply>> {
    Policy::typed_without_jitter(constant(Duration::ZERO))
        .retry_if(|result: &Reply| *result == Ok("busy"))
}

#[tokio::test(start_paused = true)]
async fn the_filter_of_a_typed_policy_decides_unless_the_layer_has_one() {
    let mock = Mock::new([Ok("busy"), Err("fatal")]);
    let layer = RetryLayer::new(busy_policy());
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Err("fatal"));
    assert_eq!(mock.requests().len(), 2);

    let mock = Mock::new([Err("fatal"), Ok("busy")]);
    let layer = layer.retry_if(|result: Result<&&str, &&str>| result.is_err());
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Ok("busy"));
    assert_eq!(mock.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn giveup_of_a_typed_policy_ends_the_retry() {
    let mock = Mock::new([Ok("busy"), Ok("busy")]);
    let layer = RetryLayer::new(busy_policy().giveup(|result: &Reply| result.is_ok()));
    assert_eq!(layer.layer(mock.clone()).oneshot("a cup").await, Ok("busy"));
    assert_eq!(mock.requests().len(), 1);
}
