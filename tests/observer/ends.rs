//! Give-ups for every reason, and calls that end in other ways.

use std::time::Duration;

use backoff_retry::{Policy, RetryBudget, Stop, TimedOut, constant, on_exception};
use tokio::time::sleep;

use crate::support::world::{SECOND, World};
use crate::{HEARD, heard};

static EMPTY: RetryBudget = RetryBudget::new().capacity(1);

#[test]
fn every_reason_is_reported() {
    #[on_exception(constant(1s), clock = world, name = "f", giveup = |_| true)]
    fn giveup(world: &World) -> Result<(), String> {
        world.fail()
    }
    #[on_exception(constant([1s]), clock = world, jitter = none, name = "f")]
    fn exhausted(world: &World) -> Result<(), String> {
        world.fail()
    }
    #[on_exception(constant(1s), clock = world, jitter = none, name = "f", budget = &EMPTY)]
    fn poor(world: &World) -> Result<(), String> {
        world.fail()
    }
    #[on_exception(constant(1s), clock = world, jitter = none, name = "f", cancel = stop)]
    fn stopped(world: &World, stop: &Stop) -> Result<(), String> {
        stop.stop();
        world.fail()
    }
    let world = World::default;
    let backoff = "backoff 1, no time: Backing off f(...) for 1s (failure 1)";
    assert_eq!(
        heard(|| giveup(&world())),
        ["giveup giveup 1, no time: Giving up f(...) after 1 tries (failure 1)"]
    );
    assert_eq!(
        heard(|| exhausted(&world())),
        [backoff, "giveup waits_exhausted 2, no time: Giving up f(...) after 2 tries (failure 2)"]
    );
    assert_eq!(
        heard(|| poor(&world())),
        [backoff, "giveup budget 2, no time: Giving up f(...) after 2 tries (failure 2)"]
    );
    assert_eq!(
        heard(|| stopped(&world(), &Stop::new())),
        ["giveup cancelled 1, no time: Giving up f(...) after 1 tries (failure 1)"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_cancelled_during_a_wait_is_reported_once() {
    #[on_exception(constant(1h), jitter = none, cancel = sleep(SECOND), name = "f", fallback = |it| Err(it.outcome))]
    async fn by_attribute() -> Result<(), &'static str> {
        Err("refused")
    }
    let policy = Policy::new(constant(Duration::from_secs(3600))).no_jitter();
    heard(|| ());
    by_attribute().await.unwrap_err();
    let expected = [
        "backoff 1, 0ns: Backing off f(...) for 1h (refused)",
        "giveup cancelled (during a wait) 1, 1s: Giving up f(...) after 1 tries (refused)",
    ];
    assert_eq!(HEARD.take(), expected);
    let call = policy.call(async || Err::<(), _>("refused")).cancel(sleep(SECOND));
    call.name("f").observed().await.unwrap_err();
    assert_eq!(HEARD.take(), expected);
    // With an async handler the future of a call goes another way.
    let call = policy.call(async || Err::<(), _>("refused")).cancel(sleep(SECOND));
    call.name("f").on_giveup_async(|_| async {}).await.unwrap_err();
    assert_eq!(HEARD.take(), expected);
}

static STOP: Stop = Stop::new();

#[test]
fn a_stop_during_a_wait_is_reported_once() {
    #[on_exception(constant(1h), jitter = none, cancel = stop, name = "f")]
    fn by_attribute(stop: &'static Stop) -> Result<(), &'static str> {
        std::thread::spawn(move || stop.stop());
        Err("refused")
    }
    let heard = heard(|| by_attribute(&STOP));
    let (last, before) = heard.split_last().unwrap();
    assert!(last.starts_with("giveup cancelled"), "{last}");
    assert_eq!(last.contains("(during a wait)"), before.len() == 1);
}

#[derive(Debug, thiserror::Error)]
#[error("too slow")]
struct Slow(#[from] TimedOut);

#[tokio::test(start_paused = true)]
async fn attempts_that_are_cut_are_reported() {
    #[on_exception(constant(1s), jitter = none, attempt_timeout = 2s, timeout = 6s, name = "f", observe)]
    async fn slow() -> Result<(), Slow> {
        sleep(SECOND * 9).await;
        Ok(())
    }
    heard(|| ());
    slow().await.unwrap_err();
    let expected = [
        "backoff 1, 2s: Backing off f(...) for 1s (too slow: the attempt timed out after 2s)",
        "giveup max_time 2, 5s: Giving up f(...) after 2 tries (too slow: the attempt timed out after 2s)",
    ];
    assert_eq!(HEARD.take(), expected);
}

/// Nothing happens to a call whose future is dropped but that.
#[tokio::test(start_paused = true)]
async fn a_future_that_is_dropped_reports_no_end() {
    #[on_exception(constant(1h), jitter = none, name = "f", observe)]
    async fn endless() -> Result<(), &'static str> {
        Err("refused")
    }
    heard(|| ());
    tokio::time::timeout(SECOND, endless()).await.unwrap_err();
    assert_eq!(HEARD.take(), ["backoff 1, 0ns: Backing off f(...) for 1h (refused)"]);
}
