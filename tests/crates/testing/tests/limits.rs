//! `limit_tries`, `seed_jitter`, and guards that lie in each other.

use std::time::Duration;

use backoff_retry::testing::{LimitTries, NoWaits, SeedJitter, VirtualTime};
use backoff_retry::testing::{limit_tries, no_waits, seed_jitter, virtual_time};
use backoff_retry::{
    GiveUpReason, VirtualClock, constant, decorrelated, equal_jitter, expo, full_jitter,
    on_exception, random_jitter,
};

#[on_exception(constant(0s), max_tries = 5, on_giveup = |told| *reason = told.reason)]
fn five(calls: &mut u32, reason: &mut Option<GiveUpReason>) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[on_exception(constant(1h), clock = clock)]
fn for_ever(calls: &mut u32, clock: VirtualClock) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[on_exception(expo, max_tries = 4)]
fn jittered() -> Result<(), ()> {
    Err(())
}

#[on_exception(decorrelated, max_tries = 4, jitter = none)]
fn wandering() -> Result<(), ()> {
    Err(())
}

fn tries() -> u32 {
    five(&mut 0, &mut None).unwrap_err()
}

fn in_millis(waits: &[Duration]) -> Vec<u128> {
    waits.iter().map(Duration::as_millis).collect()
}

#[test]
fn it_lowers_and_never_raises() {
    let mut reason = None;
    for (limit, made) in [(0, 1), (1, 1), (4, 4), (5, 5), (6, 5), (u32::MAX, 5)] {
        let _limit = limit_tries(limit);
        assert_eq!(five(&mut 0, &mut reason), Err(made), "limit {limit}");
        assert_eq!(reason, Some(GiveUpReason::MaxTries));
    }
    assert_eq!(tries(), 5);
}

#[test]
fn it_ends_what_would_go_on_for_ever_on_any_clock() {
    let _limit = limit_tries(3);
    assert_eq!(for_ever(&mut 0, VirtualClock::new()), Err(3));
}

#[test]
fn the_latest_wins_and_any_may_go_first() {
    let outer = limit_tries(2);
    let inner = limit_tries(4);
    assert_eq!(tries(), 4);
    drop(outer);
    assert_eq!(tries(), 4);
    let last = limit_tries(3);
    drop(inner);
    assert_eq!(tries(), 3);
    drop(last);
    assert_eq!(tries(), 5);
}

#[test]
fn waits_are_recorded_by_the_latest() {
    let outer = no_waits();
    let inner = virtual_time();
    jittered().unwrap_err();
    assert_eq!((outer.waits().len(), inner.waits().len()), (0, 3));
    drop(inner);
    jittered().unwrap_err();
    assert_eq!(outer.waits().len(), 3);
}

#[test]
fn scopes_of_different_kinds_hold_together() {
    let (scope, _limit, _seed) = (no_waits(), limit_tries(3), seed_jitter(42));
    jittered().unwrap_err();
    assert_eq!(in_millis(&scope.waits()), [814, 637]);
}

#[test]
fn value_stability() {
    const WAIT: Duration = Duration::from_secs(8);
    let drawn = |seed, jitter: fn(Duration) -> Duration| {
        let _seed = seed_jitter(seed);
        in_millis(&[(); 5].map(|()| jitter(WAIT)))
    };
    // The numbers of the seeded sources of one's own.
    assert_eq!(drawn(42, full_jitter), [6514, 2550, 7871, 5609, 6348]);
    assert_eq!(drawn(42, equal_jitter), [7257, 5275, 7935, 6804, 7174]);
    assert_eq!(drawn(42, random_jitter), [8814, 8318, 8983, 8701, 8793]);
    assert_ne!(drawn(43, full_jitter), drawn(42, full_jitter));

    let (scope, _seed) = (virtual_time(), seed_jitter(42));
    wandering().unwrap_err();
    jittered().unwrap_err();
    assert_eq!(in_millis(&scope.waits()), [2628, 3195, 9447, 701, 1587, 2352]);
}

#[test]
fn after_the_seed_waits_are_random_again() {
    let draw = || [(); 8].map(|()| full_jitter(Duration::MAX));
    let seeded = {
        let _seed = seed_jitter(1);
        draw()
    };
    assert_ne!(draw(), seeded);
    let _seed = seed_jitter(1);
    assert_eq!(draw(), seeded);
    assert_ne!(draw(), seeded);
}

#[test]
fn guards_may_be_held_over_an_await() {
    fn held<T: Send + Sync + 'static>() {}
    held::<(NoWaits, VirtualTime, LimitTries, SeedJitter)>();
}
