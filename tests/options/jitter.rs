//! `jitter`: bounded, drawn for each wait, and spread over the whole range.

use std::collections::HashSet;
use std::time::Duration;

use backoff_retry::{constant, equal_jitter, expo, full_jitter, on_exception};

use crate::support::world::{SECOND, World, ms, now};

const CAP: Duration = Duration::from_secs(4);

both! {
    #[on_exception(expo(max_value = CAP), max_tries = 2001, clock = world)]
    fn full/full_async(world: &World) -> Result<(), String> { world.fail() }
}

both! {
    #[on_exception(expo(max_value = CAP), max_tries = 2001, jitter = equal_jitter, clock = world)]
    fn equal/equal_async(world: &World) -> Result<(), String> { world.fail() }
}

/// The waits of a call of each kind, and the shortest wait that its jitter can make of 4 s.
fn runs() -> [(Vec<Duration>, Duration); 4] {
    [
        (World::default().also(full).slept(), Duration::ZERO),
        (World::default().also(|world| now(full_async(world))).slept(), Duration::ZERO),
        (World::default().also(equal).slept(), CAP / 2),
        (World::default().also(|world| now(equal_async(world))).slept(), CAP / 2),
    ]
}

/// Jitter that multiplies after the cap exceeded it in other libraries: 7.2 s at a maximum of 4 s.
#[test]
fn jitter_never_exceeds_the_cap() {
    for (slept, _) in runs() {
        assert_eq!(slept.len(), 2000);
        assert!(slept.iter().all(|wait| *wait <= CAP), "{:?}", slept.iter().max());
    }
}

/// In another library jitter was drawn once and reused.
#[test]
fn jitter_is_drawn_for_each_wait() {
    for (slept, _) in runs() {
        let different: HashSet<_> = slept.iter().collect();
        // Among 2000 draws from four thousand million nanoseconds hardly any two are equal.
        assert!(different.len() > 1990, "{} of 2000", different.len());
    }
}

/// Jitter that is scaled to the shortest wait leaves a part of the range empty, so that clients come in waves.
/// Each eighth of the range gets 250 of 2000 draws, with a standard deviation of 15.
#[test]
fn jitter_is_spread_over_the_whole_range() {
    for (slept, least) in runs() {
        let eighth = CAP.saturating_sub(least) / 8;
        for n in 0..8 {
            let (from, to) = (least + eighth * n, least + eighth * (n + 1));
            let count = slept.iter().filter(|wait| (from..to).contains(wait)).count();
            assert!((150..350).contains(&count), "{count} of 2000 in {from:?}..{to:?}");
        }
    }
}

both! {
    #[on_exception(constant(4s), max_tries = 3, clock = world, jitter = |wait| {
        world.say(format!("{wait:?}"));
        wait / 2
    })]
    fn halved/halved_async(world: &World) -> Result<(), String> { world.fail() }
}

/// The next wait comes from the generator and not from the previous wait after jitter.
#[test]
fn jitter_gets_the_wait_that_the_generator_yields() {
    for world in [
        World::default().also(|world| halved(world).unwrap_err()),
        World::default().also(|world| now(halved_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.said(), ["4s", "4s"]);
        assert_eq!(world.slept(), [SECOND * 2; 2]);
    }
}

both! {
    #[on_exception(constant(4s), max_time = 3s, clock = world, jitter = |wait| wait * 2)]
    fn doubled/doubled_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn jitter_that_multiplies_does_not_exceed_max_time() {
    for world in [
        World::default().also(|world| doubled(world).unwrap_err()),
        World::default().also(|world| now(doubled_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [SECOND * 3]);
    }
}

/// With a fixed seed every device, or every thread, would retry at the same moments.
#[test]
fn jitter_differs_between_threads() {
    let draw = || (0..20).map(|_| full_jitter(ms(1_000_000))).collect::<Vec<_>>();
    let drawn = [draw; 4].map(std::thread::spawn).map(|thread| thread.join().unwrap());
    let different: HashSet<_> = drawn.iter().collect();
    assert_eq!(different.len(), 4);
}
