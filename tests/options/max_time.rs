//! `max_time`: no attempt starts later than this after the start of the call.

use std::time::Duration;

use backoff_retry::{GiveUpReason, constant, on_exception, runtime};

use crate::support::world::{SECOND, World, ms, now};

both! {
    #[on_exception(constant(60s), max_time = 10s, jitter = none, clock = world)]
    fn long_wait/long_wait_async(world: &World) -> Result<(), String> { world.fail_after(SECOND) }
}

/// Limits that were checked only before the sleep let a call of 10 s sleep for 60 s.
#[test]
fn max_time_cuts_a_wait_that_would_exceed_it() {
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

/// In another library the limit counted the sleeps only. Three attempts of 4 s and the two waits between them
/// take 14 s; the sleeps alone take 2 s.
#[test]
fn max_time_counts_attempts_as_well_as_waits() {
    for world in [
        World::default().also(|world| slow(world, SECOND * 4).unwrap_err()),
        World::default().also(|world| now(slow_async(world, SECOND * 4)).unwrap_err()),
    ] {
        assert_eq!(world.calls(), 3);
        assert_eq!(world.clock.time(), SECOND * 14);
    }
}

/// If elapsed were measured before the attempt, it would be 0 here and the call would retry.
#[test]
fn max_time_ends_a_call_after_a_slow_first_attempt() {
    for world in [
        World::default().also(|world| slow(world, SECOND * 10).unwrap_err()),
        World::default().also(|world| now(slow_async(world, SECOND * 10)).unwrap_err()),
    ] {
        assert_eq!((world.calls(), world.slept()), (1, vec![]));
    }
}

/// In another library the clock started when the policy was built.
#[test]
fn max_time_is_measured_from_the_start_of_the_call() {
    let world = World::default();
    world.clock.advance(SECOND * 100);
    slow(&world, SECOND * 4).unwrap_err();
    assert_eq!(world.calls(), 3, "the time before the first call does not count");
    slow(&world, SECOND * 4).unwrap_err();
    assert_eq!(world.calls(), 6, "nor does the time of an earlier call");
    let future = slow_async(&world, SECOND * 4);
    world.clock.advance(SECOND * 100);
    now(future).unwrap_err();
    assert_eq!(world.calls(), 9, "nor does the time before a future is first polled");
}

type Refused = Result<(), Duration>;

both! {
    #[on_exception(runtime(|wait: &Duration| *wait).max_value(60s), max_time = 50ms, clock = world,
                   jitter = none)]
    fn refused/refused_async(world: &World, wait: Duration) -> Refused { world.call(); Err(wait) }
}

/// In another library waits that the error asks for ran for 405 ms under a limit of 50 ms.
#[test]
fn max_time_limits_a_wait_that_the_error_asks_for() {
    for (wait, slept) in [(ms(20), vec![ms(20), ms(20), ms(10)]), (SECOND * 9, vec![ms(50)])] {
        let (sync, later) = (World::default(), World::default());
        refused(&sync, wait).unwrap_err();
        now(refused_async(&later, wait)).unwrap_err();
        assert_eq!(sync.slept(), slept);
        assert_eq!(later.slept(), slept);
        assert_eq!(sync.calls() as usize, slept.len() + 1);
    }
}

#[on_exception(constant(30s), max_time = 100s, max_tries = 20, jitter = none,
               on_giveup = |details| assert_eq!(details.reason, Some(GiveUpReason::MaxTime)))]
async fn on_tokio(calls: &mut u32) -> Result<(), String> {
    *calls += 1;
    Err("down".into())
}

/// The standard library's clock does not advance with tokio's paused time, so only `max_tries` would end this.
#[tokio::test(start_paused = true)]
async fn max_time_is_measured_by_tokios_clock() {
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
async fn max_time_ends_a_call_after_a_slow_first_attempt_on_tokio() {
    let mut calls = 0;
    slow_on_tokio(&mut calls).await.unwrap_err();
    assert_eq!(calls, 1);
}
