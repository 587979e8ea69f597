//! `jitter = none` with `log = none`: what follows a failure is inlined. Its behavior is that of every other use.

use std::time::Duration;

use backoff_retry::{constant, expo, fibo, on_exception, on_predicate};

use crate::support::world::{SECOND, World, ms, now, waits_of};

both! {
    #[on_exception(expo(factor = 100ms, max_value = 300ms), max_tries = 5, jitter = none, log = none, clock = world)]
    fn fetch/fetch_async(world: &World, succeeds_at: u32) -> Result<u32, String> {
        if world.call() == succeeds_at { Ok(succeeds_at) } else { Err(format!("failure {}", world.calls())) }
    }
}

#[test]
fn it_returns_the_first_success() {
    for succeeds_at in 1..=5 {
        let (one, other) = (World::default(), World::default());
        assert_eq!(fetch(&one, succeeds_at), Ok(succeeds_at));
        assert_eq!(now(fetch_async(&other, succeeds_at)), Ok(succeeds_at));
        assert_eq!((one.calls(), one.slept()), (other.calls(), other.slept()));
        assert_eq!(one.slept().len() + 1, succeeds_at as usize);
    }
}

#[test]
fn it_returns_the_last_error() {
    let world = World::default();
    assert_eq!(fetch(&world, 6), Err("failure 5".to_owned()));
    assert_eq!(world.slept(), [100, 200, 300, 300].map(ms));
    assert_eq!(now(fetch_async(&World::default(), 6)), Err("failure 5".to_owned()));
}

both! {
    #[on_exception(fibo, max_tries = 6, jitter = none, log = none, clock = world)]
    fn fibonacci/fibonacci_async(world: &World) -> Result<(), String> { world.fail() }
}

both! {
    #[on_exception(constant(2s).take(1).chain(expo().take(2)), jitter = none, log = none, clock = world)]
    fn stored/stored_async(world: &World) -> Result<(), String> { world.fail() }
}

both! {
    #[on_exception(expo(base = world.clock.time().as_secs_f64() + 3.0), max_tries = tries(), jitter = none, log = none,
                   clock = world)]
    fn evaluated/evaluated_async(world: &World) -> Result<(), String> { world.fail() }
}

fn tries() -> u32 {
    4
}

#[test]
fn every_generator_yields_its_waits() {
    let secs = |secs: &[u64]| secs.iter().copied().map(Duration::from_secs).collect::<Vec<_>>();
    assert_eq!(waits_of(fibonacci, fibonacci_async), secs(&[1, 1, 2, 3, 5]));
    assert_eq!(waits_of(stored, stored_async), secs(&[2, 1, 2]));
    assert_eq!(waits_of(evaluated, evaluated_async), secs(&[1, 3, 9]));
}

both! {
    #[on_exception(constant(5s), max_time = 10s, jitter = none, log = none, clock = world)]
    fn limited/limited_async(world: &World) -> Result<(), String> { world.fail_after(SECOND) }
}

#[test]
fn max_time_cuts_the_last_wait() {
    assert_eq!(waits_of(limited, limited_async), [SECOND * 5, SECOND * 3]);
    let world = World::default();
    limited(&world).unwrap_err();
    assert_eq!((world.calls(), world.clock.time()), (3, SECOND * 11));
}

both! {
    #[on_exception(constant(1s), |error| !error.ends_with('4'), giveup = |error| error.ends_with('2'),
                   jitter = none, log = none, clock = world)]
    fn asked/asked_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn filter_and_giveup_are_asked() {
    assert_eq!(waits_of(asked, asked_async), [SECOND]);
    let world = World::default();
    for _ in 0..2 {
        world.call();
    }
    assert_eq!(asked(&world), Err("failure 4".to_owned()), "the filter ends it");
}

both! {
    #[on_predicate(expo, |tries| *tries < 4, max_tries = 3, jitter = none, log = none, clock = world)]
    fn polled/polled_async(world: &World) -> u32 { world.call() }
}

#[test]
fn a_value_is_polled() {
    assert_eq!(waits_of(polled, polled_async), [SECOND, SECOND * 2]);
    let world = World::default();
    world.call();
    assert_eq!((polled(&world), now(polled_async(&world))), (4, 5));
}

/// A large outcome that cannot be written is dropped before each wait.
#[test]
fn the_error_is_dropped_before_the_wait() {
    struct Noted<'w>(&'w World, [u64; 8]);

    impl Drop for Noted<'_> {
        fn drop(&mut self) {
            self.0.say(format!("dropped after {} waits", self.0.slept().len()));
        }
    }

    both! {
        #[on_exception(constant(1s), max_tries = 3, jitter = none, log = none, clock = world)]
        fn fetch/fetch_async(world: &'static World) -> Result<(), Noted<'static>> {
            Err(Noted(world, [u64::from(world.call()); 8]))
        }
    }
    for is_async in [false, true] {
        let world: &'static World = Box::leak(Box::default());
        let error = if is_async { now(fetch_async(world)) } else { fetch(world) }.unwrap_err();
        assert_eq!(world.said(), ["dropped after 0 waits", "dropped after 1 waits"]);
        assert_eq!(error.1, [3; 8]);
    }
}
