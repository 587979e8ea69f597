//! `max_tries`: the number of attempts, including the first.

use std::time::Duration;

use backoff_retry::{constant, expo, on_exception, runtime};

use crate::support::world::{World, ms, now};

both! {
    #[on_exception(constant(1s), max_tries = 3, clock = world)]
    fn three/three_async(world: &World) -> Result<(), String> { world.fail() }
}

/// In another library 3 meant three retries, and so four attempts.
#[test]
fn max_tries_counts_the_first_attempt() {
    let (sync, later) = (World::default(), World::default());
    three(&sync).unwrap_err();
    now(three_async(&later)).unwrap_err();
    assert_eq!((sync.calls(), later.calls()), (3, 3));
    assert_eq!((sync.slept().len(), later.slept().len()), (2, 2));
}

type Refused = Result<(), Duration>;

both! {
    #[on_exception(runtime(|wait: &Duration| *wait).max_value(60s).or(expo), max_tries = 3,
                   clock = world, jitter = none)]
    fn refused/refused_async(world: &World, wait: Duration) -> Refused { world.call(); Err(wait) }
}

/// In another library an error that asks for a wait of its own was retried 51 times with a limit of 3.
#[test]
fn max_tries_limits_errors_that_ask_for_a_wait() {
    for world in [
        World::default().also(|world| refused(world, ms(1)).unwrap_err()),
        World::default().also(|world| now(refused_async(world, ms(1))).unwrap_err()),
    ] {
        assert_eq!(world.calls(), 3);
    }
}
