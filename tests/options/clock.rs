//! `clock`: the clock that is read and slept on.

use std::time::Instant;

use backoff_retry::{Clock, ThreadClock, TokioClock, VirtualClock, constant, on_exception};

use crate::support::world::SECOND;

/// A wall clock that is set back disables the limits. Its `Instant` would be of another type.
#[test]
fn the_clock_of_sync_functions_is_monotonic() {
    let start: Instant = ThreadClock.now();
    assert!(
        ThreadClock.elapsed(start + SECOND * 60).is_zero(),
        "the time since a later instant is zero"
    );
}

#[on_exception(constant(1s), max_tries = 3, jitter = none, clock = clock)]
fn on_a_given_clock(clock: &VirtualClock) -> Result<(), ()> {
    Err(())
}

#[on_exception(constant(1s), max_tries = 3, jitter = none, clock = clock)]
async fn on_a_given_clock_async(clock: &VirtualClock) -> Result<(), ()> {
    Err(())
}

#[tokio::test]
async fn clock_is_slept_on_in_place_of_the_default() {
    let clock = VirtualClock::new();
    on_a_given_clock(&clock).unwrap_err();
    assert_eq!(clock.time(), SECOND * 2);
    on_a_given_clock_async(&clock).await.unwrap_err();
    assert_eq!(clock.time(), SECOND * 4);
}

#[on_exception(constant(1s), max_tries = 2, jitter = none, clock = TokioClock)]
async fn on_tokio() -> Result<(), ()> {
    Err(())
}

#[tokio::test(start_paused = true)]
async fn clock_may_be_that_of_tokio() {
    let start = tokio::time::Instant::now();
    assert_eq!(on_tokio().await, Err(()));
    assert_eq!(start.elapsed(), SECOND);
}
