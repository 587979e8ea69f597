//! Limits: what counts, from when, and measured by which clock.

use std::time::{Duration, Instant};

use backoff_retry::{Clock, GiveUpReason, ThreadClock, constant, expo, on_exception, runtime};

use crate::world::{SECOND, World, ms, now};

both! {
    #[on_exception(constant(1s), max_tries = 3, clock = world)]
    fn three/three_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn max_tries_counts_attempts_and_not_retries() {
    let (sync, later) = (World::default(), World::default());
    three(&sync).unwrap_err();
    now(three_async(&later)).unwrap_err();
    assert_eq!((sync.calls(), later.calls()), (3, 3));
    assert_eq!((sync.slept().len(), later.slept().len()), (2, 2));
}

both! {
    #[on_exception(constant(60s), max_time = 10s, jitter = none, clock = world)]
    fn long_wait/long_wait_async(world: &World) -> Result<(), String> { world.fail_after(SECOND) }
}

#[test]
fn a_wait_that_would_end_after_max_time_is_cut_to_it() {
    for world in [
        World::default().also(|world| long_wait(world).unwrap_err()),
        World::default().also(|world| now(long_wait_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [SECOND * 9]);
        assert_eq!(world.calls(), 2, "the last attempt starts exactly at max_time");
    }
}

both! {
    #[on_exception(constant(1s), max_time = 10s, jitter = none, clock = world)]
    fn slow/slow_async(world: &World, takes: Duration) -> Result<(), String> { world.fail_after(takes) }
}

/// Three attempts of 4 s and the two waits between them are 14 s; the sleeps alone would be 2 s.
#[test]
fn the_time_limit_counts_attempts_as_well_as_sleeps() {
    for world in [
        World::default().also(|world| slow(world, SECOND * 4).unwrap_err()),
        World::default().also(|world| now(slow_async(world, SECOND * 4)).unwrap_err()),
    ] {
        assert_eq!(world.calls(), 3);
        assert_eq!(world.clock.time(), SECOND * 14);
    }
}

/// Elapsed taken before the attempt would be 0 here.
#[test]
fn a_slow_first_attempt_gets_no_retry() {
    for world in [
        World::default().also(|world| slow(world, SECOND * 10).unwrap_err()),
        World::default().also(|world| now(slow_async(world, SECOND * 10)).unwrap_err()),
    ] {
        assert_eq!((world.calls(), world.slept()), (1, vec![]));
    }
}

#[test]
fn the_elapsed_clock_starts_with_the_call() {
    let world = World::default();
    world.clock.advance(SECOND * 100);
    slow(&world, SECOND * 4).unwrap_err();
    assert_eq!(world.calls(), 3, "the time before the first call does not count");
    slow(&world, SECOND * 4).unwrap_err();
    assert_eq!(world.calls(), 6, "nor does that of an earlier call");
    let future = slow_async(&world, SECOND * 4);
    world.clock.advance(SECOND * 100);
    now(future).unwrap_err();
    assert_eq!(world.calls(), 9, "nor does the time before a future is first polled");
}

type Told = Result<(), Duration>;

both! {
    #[on_exception(runtime(|wait: &Duration| *wait).max_value(60s), max_time = 50ms, clock = world,
                   jitter = none)]
    fn told/told_async(world: &World, wait: Duration) -> Told { world.call(); Err(wait) }
}

#[test]
fn a_wait_that_the_error_asks_for_does_not_bypass_the_time_limit() {
    for (wait, slept) in [(ms(20), vec![ms(20), ms(20), ms(10)]), (SECOND * 9, vec![ms(50)])] {
        let (sync, later) = (World::default(), World::default());
        told(&sync, wait).unwrap_err();
        now(told_async(&later, wait)).unwrap_err();
        assert_eq!(sync.slept(), slept);
        assert_eq!(later.slept(), slept);
        assert_eq!(sync.calls() as usize, slept.len() + 1);
    }
}

both! {
    #[on_exception(runtime(|wait: &Duration| *wait).max_value(60s).or(expo), max_tries = 3,
                   clock = world, jitter = none)]
    fn asked/asked_async(world: &World, wait: Duration) -> Told { world.call(); Err(wait) }
}

#[test]
fn a_wait_that_the_error_asks_for_does_not_bypass_the_attempt_limit() {
    for world in [
        World::default().also(|world| asked(world, ms(1)).unwrap_err()),
        World::default().also(|world| now(asked_async(world, ms(1))).unwrap_err()),
    ] {
        assert_eq!(world.calls(), 3);
    }
}

#[test]
fn a_wait_that_the_error_asks_for_is_slept() {
    for world in [
        World::default().also(|world| asked(world, ms(700)).unwrap_err()),
        World::default().also(|world| now(asked_async(world, ms(700))).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [ms(700); 2]);
    }
}

#[test]
fn a_wait_that_the_error_asks_for_is_bounded() {
    let absurd = Duration::from_secs(114 * 3_600);
    for world in [
        World::default().also(|world| asked(world, absurd).unwrap_err()),
        World::default().also(|world| now(asked_async(world, absurd)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [SECOND * 60; 2]);
    }
}

/// The types say so: a wall clock has another `Instant`.
#[test]
fn the_clock_of_sync_functions_is_monotonic() {
    let start: Instant = ThreadClock.now();
    assert!(ThreadClock.elapsed(start + SECOND * 60).is_zero(), "a step back is no time");
}

#[on_exception(constant(30s), max_time = 100s, max_tries = 20, jitter = none,
               on_giveup = |details| assert_eq!(details.reason, Some(GiveUpReason::MaxTime)))]
async fn on_tokio(calls: &mut u32) -> Result<(), String> {
    *calls += 1;
    Err("down".into())
}

/// With the standard library's clock only `max_tries` would end this.
#[tokio::test(start_paused = true)]
async fn limits_trip_under_tokios_paused_time() {
    let start = tokio::time::Instant::now();
    let mut calls = 0;
    on_tokio(&mut calls).await.unwrap_err();
    assert_eq!(calls, 5);
    let over = start.elapsed().saturating_sub(SECOND * 100);
    assert!(start.elapsed() >= SECOND * 100 && over <= ms(5), "{:?}", start.elapsed());
}

#[on_exception(constant(1s), max_time = 10s, jitter = none)]
async fn slow_on_tokio(calls: &mut u32) -> Result<(), String> {
    *calls += 1;
    tokio::time::sleep(SECOND * 11).await;
    Err("down".into())
}

#[tokio::test(start_paused = true)]
async fn a_slow_first_attempt_gets_no_retry_on_tokio() {
    let mut calls = 0;
    slow_on_tokio(&mut calls).await.unwrap_err();
    assert_eq!(calls, 1);
}
