//! The budget of the policy.

use std::sync::atomic::{AtomicU32, Ordering};

use backoff_retry::budget::Budget;
use backoff_retry::tower::RetryLayer;
use tower::{Layer, ServiceExt};

use crate::mock::{Mock, policy};

/// A budget that counts, with a number of tokens.
struct Counter {
    tokens: AtomicU32,
    deposits: AtomicU32,
}

impl Counter {
    const fn new(tokens: u32) -> Self {
        Self { tokens: AtomicU32::new(tokens), deposits: AtomicU32::new(0) }
    }

    /// Returns the tokens that are left, and the number of deposits.
    fn state(&self) -> (u32, u32) {
        (self.tokens.load(Ordering::Relaxed), self.deposits.load(Ordering::Relaxed))
    }
}

impl Budget for Counter {
    fn withdraw(&self) -> bool {
        let left = |tokens: u32| tokens.checked_sub(1);
        self.tokens.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left).is_ok()
    }

    fn deposit(&self) {
        self.deposits.fetch_add(1, Ordering::Relaxed);
    }
}

#[tokio::test(start_paused = true)]
async fn retries_withdraw_until_nothing_is_left() {
    static BUDGET: Counter = Counter::new(3);
    let mock = Mock::new([Err("cold"); 5]);
    let service = RetryLayer::new(policy().budget(&BUDGET)).layer(mock.clone());
    assert_eq!(service.clone().oneshot("a cup").await, Err("cold"));
    assert_eq!((mock.requests().len(), BUDGET.state()), (4, (0, 0)));
    assert_eq!(service.oneshot("a cup").await, Err("cold"));
    assert_eq!(mock.requests().len(), 5);
}

#[tokio::test(start_paused = true)]
async fn the_budget_is_asked_after_the_limits() {
    static BUDGET: Counter = Counter::new(3);
    let mock = Mock::new([Err("cold"); 2]);
    let layer = RetryLayer::new(policy().budget(&BUDGET).max_tries(2));
    assert_eq!(layer.layer(mock).oneshot("a cup").await, Err("cold"));
    assert_eq!(BUDGET.state(), (2, 0));
}

#[tokio::test(start_paused = true)]
async fn a_response_that_is_not_retried_deposits() {
    static BUDGET: Counter = Counter::new(3);
    let layer = RetryLayer::new(policy().budget(&BUDGET))
        .retry_if(|result: Result<&&str, &&str>| matches!(result, Ok(&"busy")));
    let mock = Mock::new([Ok("busy"), Ok("tea"), Err("fatal")]);
    let service = layer.layer(mock);
    assert_eq!(service.clone().oneshot("a cup").await, Ok("tea"));
    assert_eq!(BUDGET.state(), (2, 1));
    assert_eq!(service.oneshot("a cup").await, Err("fatal"));
    assert_eq!(BUDGET.state(), (2, 1), "an error that is not retried is no success");
}
