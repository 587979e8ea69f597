//! `runtime`: waits that the outcome asks for.

use std::sync::Arc;
use std::time::Duration;

use backoff_retry::{VirtualClock, expo, on_exception, on_predicate, runtime};

use crate::support::world::{SECOND, World, ms, now, waits_of};

both! {
    #[on_exception(runtime(|after: &Option<u64>| after.map(Duration::from_millis)).max_value(2s)
                       .or(expo(factor = 100ms, base = 3)),
                   max_tries = 5, jitter = none, clock = world)]
    fn hinted/hinted_async(world: &World, answers: [Option<u64>; 5]) -> Result<(), Option<u64>> {
        Err(answers[world.call() as usize - 1])
    }
}

/// The generator after `or` computes its wait from the number of the attempt, not from the number of its own waits.
#[test]
fn runtime_takes_the_wait_from_the_error_else_from_the_generator_after_or() {
    let answers = [Some(7), None, Some(60_000), None, None];
    let later = async |world: &World| hinted_async(world, answers).await;
    let waits = waits_of(|world| hinted(world, answers), later);
    assert_eq!(waits, [ms(7), ms(300), SECOND * 2, ms(2_700)]);
}

both! {
    #[on_predicate(runtime(|left: &u32| SECOND * *left), |left| *left > 0, jitter = none, clock = world)]
    fn countdown/countdown_async(world: &World) -> u32 { 3 - world.call() }
}

#[test]
fn runtime_takes_the_wait_from_the_value_under_on_predicate() {
    assert_eq!(waits_of(countdown, countdown_async), [SECOND * 2, SECOND]);
}

#[test]
fn runtime_takes_its_function_by_pythons_name_too() {
    struct Busy(Duration);

    #[on_exception(runtime(value = |busy| busy.0, max_value = 5s).or(expo), max_tries = 2, jitter = none, clock = clock)]
    fn fetch(clock: Arc<VirtualClock>, wait: Duration) -> Result<(), Busy> {
        Err(Busy(wait))
    }
    let clock = Arc::new(VirtualClock::new());
    assert!(fetch(clock.clone(), 3 * SECOND).is_err());
    assert_eq!(clock.time(), 3 * SECOND);
    assert!(fetch(clock.clone(), 60 * SECOND).is_err());
    assert_eq!(clock.time(), 8 * SECOND);
}

type Refused = Result<(), Duration>;

both! {
    #[on_exception(runtime(|wait: &Duration| *wait).max_value(60s).or(expo), max_tries = 3,
                   clock = world, jitter = none)]
    fn refused/refused_async(world: &World, wait: Duration) -> Refused { world.call(); Err(wait) }
}

/// In another library the wait that the error asked for was accepted and never slept.
#[test]
fn a_wait_that_the_error_asks_for_is_slept() {
    for world in [
        World::default().also(|world| refused(world, ms(700)).unwrap_err()),
        World::default().also(|world| now(refused_async(world, ms(700))).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [ms(700); 2]);
    }
}

/// In another library a server asked for 114 hours, and got them.
#[test]
fn a_wait_that_the_error_asks_for_is_bounded() {
    let absurd = Duration::from_secs(114 * 3_600);
    for world in [
        World::default().also(|world| refused(world, absurd).unwrap_err()),
        World::default().also(|world| now(refused_async(world, absurd)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [SECOND * 60; 2]);
    }
}
