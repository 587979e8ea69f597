//! `observe`: successes are reported, too, and every call measures its time.

use backoff_retry::{Policy, RetryBudget, constant, expo, on_exception, on_predicate};

use crate::heard;
use crate::support::world::{SECOND, World, now};

type Outcomes = &'static [Result<(), u32>];

both! {
    #[on_exception(constant(1s), |error| *error < 9, max_tries = 3, jitter = none, clock = world, name = "fetch", observe)]
    fn fetch/fetch_async(world: &World, outcomes: Outcomes) -> Result<(), u32> {
        world.clock.advance(SECOND);
        outcomes[world.call() as usize - 1]
    }
}

/// Each call reports one end.
#[test]
fn every_end_is_reported_with_its_time() {
    let backoff = "backoff 1, 1s: Backing off fetch(...) for 1s (1)";
    let cases: [(Outcomes, &[&str]); 4] = [
        (&[Ok(())], &["success 1, 1s: Success of fetch(...) after 1 tries"]),
        (&[Err(1), Ok(())], &[backoff, "success 2, 3s: Success of fetch(...) after 2 tries"]),
        (&[Err(9)], &["not retried 1, 1s: Not retrying fetch(...) after 1 tries (9)"]),
        (
            &[Err(1), Err(2), Err(3)],
            &[
                backoff,
                "backoff 2, 3s: Backing off fetch(...) for 1s (2)",
                "giveup max_tries 3, 5s: Giving up fetch(...) after 3 tries (3)",
            ],
        ),
    ];
    for (outcomes, expected) in cases {
        assert_eq!(heard(|| fetch(&World::default(), outcomes)), expected);
        assert_eq!(heard(|| now(fetch_async(&World::default(), outcomes))), expected);
    }
}

both! {
    #[on_predicate(constant(1s), |value| *value == Ok(0), jitter = none, clock = world, name = "poll", observe)]
    fn poll/poll_async(world: &World, last: Result<u32, ()>) -> Result<u32, ()> {
        if world.call() == 1 { Ok(0) } else { last }
    }
}

/// An `Err` is no success, and without an event the call would have no end.
#[test]
fn a_value_that_is_kept_is_a_success_and_an_err_is_not_retried() {
    let backoff = "backoff 1, 0ns: Backing off poll(...) for 1s";
    let success = "success 2, 1s: Success of poll(...) after 2 tries";
    let not_retried = "not retried 2, 1s: Not retrying poll(...) after 2 tries";
    for (last, end) in [(Ok(7), success), (Err(()), not_retried)] {
        assert_eq!(heard(|| poll(&World::default(), last)), [backoff, end]);
        assert_eq!(heard(|| now(poll_async(&World::default(), last))), [backoff, end]);
    }
}

static OBSERVED: Policy = Policy::new(expo()).no_jitter().observed();

/// The attribute and the policy both ask for it.
#[test]
fn with_an_observed_policy_a_success_is_reported_once() {
    #[on_exception(&OBSERVED, clock = world, name = "fetch", observe)]
    fn plain(world: &World) -> Result<(), ()> {
        world.clock.advance(SECOND);
        Ok(())
    }
    #[on_exception(&OBSERVED, clock = world, name = "fetch", observe, on_success = |_| world.say("handled"))]
    fn handled(world: &World) -> Result<(), ()> {
        plain(world)
    }
    #[on_predicate(&OBSERVED, clock = world, name = "fetch", observe)]
    async fn value(world: &World) -> Result<bool, ()> {
        Ok(plain(world).is_ok())
    }
    let expected = "success 1, 1s: Success of fetch(...) after 1 tries";
    assert_eq!(heard(|| plain(&World::default())), [expected]);
    assert_eq!(heard(|| handled(&World::default())), [expected; 2]);
    assert_eq!(heard(|| now(value(&World::default()))), [expected; 2]);
}

static UNOBSERVED: Policy = Policy::new(expo()).no_jitter();

#[test]
fn it_is_an_override_of_a_policy() {
    #[on_exception(&UNOBSERVED, clock = world, name = "fetch", observe, budget = budget,
                   on_success = async |_| world.say("handled"))]
    async fn works(world: &World, budget: &RetryBudget) -> Result<u32, ()> {
        Ok(world.call())
    }
    let (world, budget) = (World::default(), RetryBudget::new());
    let expected = "success 1, 0ns: Success of fetch(...) after 1 tries";
    assert_eq!(heard(|| now(works(&world, &budget))), [expected]);
    assert_eq!(world.said(), ["handled"]);
}
