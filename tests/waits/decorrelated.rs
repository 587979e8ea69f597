//! `decorrelated`: waits drawn between a minimum and three times the previous wait.

use std::time::Duration;

use backoff_retry::{decorrelated, on_exception};

use crate::support::world::{SECOND, World, ms, now};

both! {
    #[on_exception(decorrelated(min_value = 2s, max_value = 2s), max_tries = 20, jitter = none,
                   clock = world)]
    fn no_range/no_range_async(world: &World) -> Result<(), String> { world.fail() }
}

/// In other libraries a random source panicked where the minimum equals the maximum.
#[test]
fn an_empty_range_does_not_panic() {
    for world in [
        World::default().also(|world| no_range(world).unwrap_err()),
        World::default().also(|world| now(no_range_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [SECOND * 2; 19]);
    }
    for jitter in [backoff_retry::full_jitter, backoff_retry::equal_jitter] {
        assert_eq!(jitter(Duration::ZERO), Duration::ZERO);
    }
    assert!(backoff_retry::random_jitter(Duration::ZERO) <= SECOND);
}

both! {
    #[on_exception(decorrelated(min_value = 1s, max_value = 10s), max_tries = 2001, jitter = none,
                   clock = world)]
    fn wandering/wandering_async(world: &World) -> Result<(), String> { world.fail() }
}

/// If draws were cut at the bounds, more than half of the waits would be exactly the cap.
#[test]
fn decorrelated_waits_do_not_clump_at_their_bounds() {
    for world in [
        World::default().also(|world| wandering(world).unwrap_err()),
        World::default().also(|world| now(wandering_async(world)).unwrap_err()),
    ] {
        let slept = world.slept();
        assert!(slept.iter().all(|wait| (SECOND..=SECOND * 10).contains(wait)));
        for bound in [SECOND, SECOND * 10] {
            let near = slept.iter().filter(|wait| wait.abs_diff(bound) < ms(90)).count();
            assert!(near < 100, "{near} of 2000 within 1 % of {bound:?}");
        }
    }
}
