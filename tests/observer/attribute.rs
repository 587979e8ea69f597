//! Attributes without `observe`: each backoff, each give-up and each outcome that the filter rejects, and no success.

use backoff_retry::{constant, expo, on_exception, on_predicate};

use crate::heard;
use crate::support::world::{SECOND, World, now};

both! {
    #[on_exception(expo, |error| !error.is_empty(), max_tries = 3, jitter = none, clock = world)]
    fn fetch/fetch_async(world: &World, succeeds_at: u32, error: &str) -> Result<u32, String> {
        let tries = world.call();
        if tries == succeeds_at { Ok(tries) } else { Err(error.to_owned()) }
    }
}

/// Runs both forms and returns what is reported of each; the names differ.
fn both(succeeds_at: u32, error: &str) -> Vec<String> {
    let sync = heard(|| fetch(&World::default(), succeeds_at, error));
    let later = heard(|| now(fetch_async(&World::default(), succeeds_at, error)));
    let renamed: Vec<_> = later.iter().map(|line| line.replace("fetch_async", "fetch")).collect();
    assert_eq!(sync, renamed);
    sync
}

#[test]
fn failures_are_reported() {
    assert_eq!(
        both(9, "refused"),
        [
            "backoff 1, no time: Backing off fetch(...) for 1s (refused)",
            "backoff 2, no time: Backing off fetch(...) for 2s (refused)",
            "giveup max_tries 3, no time: Giving up fetch(...) after 3 tries (refused)",
        ]
    );
}

#[test]
fn a_success_is_not() {
    assert!(both(1, "").is_empty());
    assert_eq!(both(2, "refused"), ["backoff 1, no time: Backing off fetch(...) for 1s (refused)"]);
}

#[test]
fn an_error_that_the_filter_rejects_is() {
    let expected = "not retried 1, no time: Not retrying fetch(...) after 1 tries ()";
    assert_eq!(both(9, ""), [expected]);
}

/// With a handler the loop has another form, and the call measures its time.
#[test]
fn with_handlers_nothing_is_reported_twice() {
    both! {
        #[on_exception(constant(1s), |error| *error < 3, max_time = 2s, jitter = none, clock = world, name = "fetch",
                       on_try = |_| (), on_success = |_| (), on_backoff = |_| (), on_giveup = |_| ())]
        fn fetch/fetch_async(world: &World, limit: u32) -> Result<(), u32> {
            let tries = world.call();
            world.clock.advance(SECOND);
            Err(if tries == limit { 3 } else { tries })
        }
    }
    let backoff = "backoff 1, 1s: Backing off fetch(...) for 1s (1)".to_owned();
    let giveup = "giveup max_time 2, 3s: Giving up fetch(...) after 2 tries (2)".to_owned();
    let not_retried = "not retried 2, 3s: Not retrying fetch(...) after 2 tries (3)".to_owned();
    for (limit, end) in [(9, giveup), (2, not_retried)] {
        let expected = [backoff.clone(), end];
        assert_eq!(heard(|| fetch(&World::default(), limit)), expected);
        assert_eq!(heard(|| now(fetch_async(&World::default(), limit))), expected);
    }
}

both! {
    #[on_predicate(constant(1s), |value| *value == 0, max_tries = 2, jitter = none, clock = world, name = "poll")]
    fn poll/poll_async(world: &World, last: u32) -> u32 {
        if world.call() == 1 { 0 } else { last }
    }
}

/// A value may be a secret.
#[test]
fn values_are_not_shown() {
    let backoff = "backoff 1, no time: Backing off poll(...) for 1s";
    let giveup = "giveup max_tries 2, no time: Giving up poll(...) after 2 tries";
    assert_eq!(heard(|| poll(&World::default(), 0)), [backoff, giveup]);
    assert_eq!(heard(|| now(poll_async(&World::default(), 0))), [backoff, giveup]);
    assert_eq!(heard(|| poll(&World::default(), 7)), [backoff]);
    assert_eq!(heard(|| now(poll_async(&World::default(), 7))), [backoff]);
}

/// The levels of the log are for the log.
#[test]
fn it_does_not_depend_on_the_log() {
    #[on_exception(constant(0s), |error| *error < 2, log = none, lend(calls))]
    fn quiet(mut calls: u32) -> Result<(), u32> {
        calls += 1;
        Err(calls)
    }
    let expected = [
        "backoff 1, no time: Backing off quiet(...) for 0s (1)",
        "not retried 2, no time: Not retrying quiet(...) after 2 tries (2)",
    ];
    assert_eq!(heard(|| quiet(0)), expected);
}

/// Without jitter as well, what follows a failure is inlined, and the observer is notified all the same.
#[test]
fn it_does_not_depend_on_log_and_jitter() {
    both! {
        #[on_exception(constant(1s), |error| *error < 3, max_tries = limit, jitter = none, log = none, clock = world,
                       name = "silent")]
        fn silent/silent_async(world: &World, limit: u32) -> Result<(), u32> { Err(world.call()) }
    }
    let backoff = "backoff 1, no time: Backing off silent(...) for 1s (1)";
    let given_up = "giveup max_tries 2, no time: Giving up silent(...) after 2 tries (2)";
    let rejected = "not retried 3, no time: Not retrying silent(...) after 3 tries (3)";
    let second = "backoff 2, no time: Backing off silent(...) for 1s (2)";
    assert_eq!(heard(|| silent(&World::default(), 2)), [backoff, given_up]);
    assert_eq!(heard(|| now(silent_async(&World::default(), 2))), [backoff, given_up]);
    assert_eq!(heard(|| silent(&World::default(), 9)), [backoff, second, rejected]);
    assert_eq!(heard(|| now(silent_async(&World::default(), 9))), [backoff, second, rejected]);
}
