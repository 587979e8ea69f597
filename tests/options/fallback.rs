//! `fallback`: what a call that gives up returns in place of the last outcome.

use std::cell::Cell;
use std::rc::Rc;

use backoff_retry::{GiveUpReason, GivenUp, constant, on_exception, on_predicate};

use crate::support::world::{World, now};

both! {
    #[on_exception(constant(1s), max_tries = 3, jitter = none, clock = world, fallback = |given_up| {
        let GivenUp { outcome, reason, tries, elapsed, target, .. } = given_up;
        Ok(format!("{outcome}, {reason}, {tries} tries, {elapsed:?}, {target}"))
    })]
    fn news/news_async(world: &World) -> Result<String, String> { world.fail() }
}

#[test]
fn it_owns_the_error_with_the_reason_and_the_tries() {
    let told = |name: &str| format!("failure 3, max_tries, 3 tries, 2s, options::fallback::{name}");
    assert_eq!(news(&World::default()), Ok(told("news")));
    assert_eq!(now(news_async(&World::default())), Ok(told("news_async")));
}

fn by_name(given_up: GivenUp<u32>) -> Result<u32, u32> {
    Ok(given_up.outcome * 10)
}

async fn async_by_name(given_up: GivenUp<u32>) -> Result<u32, u32> {
    tokio::task::yield_now().await;
    Ok(given_up.outcome * 100)
}

#[tokio::test(start_paused = true)]
async fn it_is_sync_or_async() {
    #[on_exception(constant(1s), max_tries = 2, fallback = by_name)]
    async fn named() -> Result<u32, u32> {
        Err(7)
    }
    #[on_exception(constant(1s), max_tries = 2, fallback = async_by_name)]
    async fn named_async() -> Result<u32, u32> {
        Err(7)
    }
    #[on_exception(constant(1s), max_tries = 2, fallback = async |given_up| Err(given_up.tries))]
    async fn async_closure() -> Result<u32, u32> {
        Err(7)
    }
    #[on_exception(constant(1s), max_tries = 2, fallback = |given_up| async move { Ok(given_up.tries) })]
    async fn closure_of_a_future() -> Result<u32, u32> {
        Err(7)
    }
    assert_eq!(named().await, Ok(70));
    assert_eq!(named_async().await, Ok(700));
    assert_eq!(async_closure().await, Err(2), "it may return another error");
    assert_eq!(closure_of_a_future().await, Ok(2));
}

#[test]
fn it_is_not_asked_about_an_error_that_the_filter_rejects() {
    #[on_exception(constant(0s), |error| *error == 1, max_tries = 2, jitter = none, fallback = |_| Ok(0))]
    fn failing(error: u32) -> Result<u32, u32> {
        Err(error)
    }
    assert_eq!(failing(1), Ok(0));
    assert_eq!(failing(2), Err(2));
}

#[test]
fn it_is_asked_whatever_the_reason() {
    #[on_exception(constant([0s]), giveup = |error| *error == 1, jitter = none,
                   fallback = |given_up| { reason.set(Some(given_up.reason)); Err(given_up.outcome) })]
    fn failing(error: u32, reason: &Cell<Option<GiveUpReason>>) -> Result<u32, u32> {
        Err(error)
    }
    let reason = Cell::new(None);
    assert_eq!((failing(1, &reason), reason.take()), (Err(1), Some(GiveUpReason::Giveup)));
    let exhausted = Some(GiveUpReason::WaitsExhausted);
    assert_eq!((failing(2, &reason), reason.take()), (Err(2), exhausted));
}

#[tokio::test(start_paused = true)]
async fn under_on_predicate_it_owns_the_value() {
    #[on_predicate(constant(1s), Option::is_none, max_tries = 2, fallback = |given_up| given_up.outcome.or(Some(5)))]
    async fn poll() -> Option<u32> {
        None
    }
    #[on_predicate(constant(0s), |value| *value < 5, max_tries = 2, jitter = none, fallback = |given_up| given_up.outcome + 10)]
    fn count(value: u32) -> u32 {
        value
    }
    assert_eq!(poll().await, Some(5));
    assert_eq!((count(1), count(7)), (11, 7));
}

/// The handler for give-ups runs before it, and may borrow what it owns.
#[test]
fn it_runs_after_on_giveup() {
    #[on_exception(constant(0s), max_tries = 1, jitter = none,
                   on_giveup = |details| order.set(order.get() * 10 + *details.outcome),
                   fallback = |given_up| Ok(order.get() * 10 + given_up.outcome + 1))]
    fn failing(order: &Cell<u32>) -> Result<u32, u32> {
        Err(1)
    }
    let order = Cell::new(0);
    assert_eq!(failing(&order), Ok(12));
}

#[test]
fn the_future_is_send_if_the_success_is_not() {
    #[on_exception(constant(1s), max_tries = 2, fallback = async_fallback)]
    async fn not_send() -> Result<Rc<()>, String> {
        Err(String::new())
    }
    async fn async_fallback(given_up: GivenUp<String>) -> Result<Rc<()>, String> {
        tokio::task::yield_now().await;
        Err(given_up.outcome)
    }
    fn is_send(_: impl Send) {}
    is_send(not_send());
}
