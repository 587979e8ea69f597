//! Waits: caps, overflow and precision, as they arrive at the clock.

use std::time::Duration;

use backoff_retry::{constant, decorrelated, expo, fibo, linear, on_exception};

use crate::world::{SECOND, World, ms, now};

both! {
    #[on_exception(expo(factor = 10s, min_value = 10s, max_value = 3s), max_tries = 3, jitter = none,
                   clock = world)]
    fn capped/capped_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn the_first_wait_is_capped() {
    for world in [
        World::default().also(|world| capped(world).unwrap_err()),
        World::default().also(|world| now(capped_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [SECOND * 3; 2]);
    }
}

both! {
    #[on_exception(expo(factor = 100ms, max_value = 5s), max_tries = 2000, jitter = none, clock = world)]
    fn steady/steady_async(world: &World) -> Result<(), String> { world.fail() }
}

/// Neither a panic nor a hot loop nor an early end: after 33 attempts, 1025 or 2000.
#[test]
fn a_capped_exponential_stays_at_its_cap() {
    for world in [
        World::default().also(|world| steady(world).unwrap_err()),
        World::default().also(|world| now(steady_async(world)).unwrap_err()),
    ] {
        let slept = world.slept();
        assert_eq!(world.calls(), 2000);
        assert_eq!(slept[..6], [100, 200, 400, 800, 1600, 3200].map(ms));
        assert!(slept[6..].iter().all(|wait| *wait == SECOND * 5));
    }
}

both! {
    #[on_exception(fibo, max_tries = 200, jitter = none, clock = world)]
    fn fibonacci/fibonacci_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn fibonacci_does_not_overflow() {
    for world in [
        World::default().also(|world| fibonacci(world).unwrap_err()),
        World::default().also(|world| now(fibonacci_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.calls(), 200);
        assert!(world.slept().is_sorted());
    }
}

both! {
    #[on_exception(linear(start = Duration::MAX, step = Duration::MAX), max_tries = 50, clock = world,
                   jitter = backoff_retry::random_jitter)]
    fn endless/endless_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn the_longest_durations_overflow_nowhere() {
    for world in [
        World::default().also(|world| endless(world).unwrap_err()),
        World::default().also(|world| now(endless_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [Duration::MAX; 49]);
    }
}

both! {
    #[on_exception(constant([250us, 1ns, 0s]), jitter = none, clock = world)]
    fn fine/fine_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn durations_below_a_millisecond_are_not_truncated() {
    let waits = [250_000, 1, 0].map(Duration::from_nanos);
    for world in [
        World::default().also(|world| fine(world).unwrap_err()),
        World::default().also(|world| now(fine_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), waits);
    }
}

#[on_exception(constant(1us), max_tries = 11, jitter = none)]
async fn fine_on_tokio() -> Result<(), String> {
    Err("down".into())
}

/// Truncated to 0 ms they would be a hot loop; tokio rounds them up to its tick.
#[tokio::test(start_paused = true)]
async fn durations_below_a_millisecond_do_not_make_a_hot_loop_on_tokio() {
    let start = tokio::time::Instant::now();
    fine_on_tokio().await.unwrap_err();
    assert!((ms(10)..=ms(20)).contains(&start.elapsed()), "{:?}", start.elapsed());
}

both! {
    #[on_exception(expo(base = 3, factor = 100ms), max_tries = 5, jitter = none, clock = world)]
    fn tripled/tripled_async(world: &World) -> Result<(), String> { world.fail() }
}

both! {
    #[on_exception(expo(base = 1.5, factor = Duration::new(86_400, 1)), max_tries = 2, jitter = none,
                   clock = world)]
    fn a_day/a_day_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn waits_are_not_rounded_to_f32() {
    for (world, day) in [
        (
            World::default().also(|world| tripled(world).unwrap_err()),
            World::default().also(|world| a_day(world).unwrap_err()),
        ),
        (
            World::default().also(|world| now(tripled_async(world)).unwrap_err()),
            World::default().also(|world| now(a_day_async(world)).unwrap_err()),
        ),
    ] {
        assert_eq!(world.slept(), [100, 300, 900, 2700].map(ms));
        assert_eq!(day.slept(), [Duration::new(86_400, 1)], "a day and a nanosecond");
    }
}

both! {
    #[on_exception(decorrelated(min_value = 2s, max_value = 2s), max_tries = 20, jitter = none,
                   clock = world)]
    fn no_range/no_range_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn an_empty_range_does_not_panic_in_the_random_source() {
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

/// Where the draw is cut at its bounds, more than half of the waits end up at exactly the cap.
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
