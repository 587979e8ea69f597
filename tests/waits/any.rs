//! Properties of every generator.

use std::time::Duration;

use backoff_retry::{constant, decay, decorrelated, expo, fibo, linear, on_exception, runtime};

use crate::arguments::{DAY, MOST, NANO, NUMBERS, TIMES, TRIES, after};
use crate::support::world::{SECOND, World, ms, now};

/// Returns every pair, so that loops over pairs need not be nested.
fn pairs<A: Copy, B: Copy>(one: &[A], other: &[B]) -> Vec<(A, B)> {
    one.iter().flat_map(|a| other.iter().map(|b| (*a, *b))).collect()
}

/// Overflow panicked in debug builds of other libraries, and made waits of zero in release builds.
#[test]
fn no_argument_panics_and_no_wait_exceeds_max_value() {
    for (first, max) in pairs(&TIMES, &TIMES) {
        for (tries, number) in pairs(&TRIES, &NUMBERS) {
            let grown = expo().base(number).factor(first).max_value(max);
            assert!(after(grown, tries) <= max, "{grown:?} after {tries}");
            let lifted = grown.min_value(first);
            assert_eq!(after(lifted, tries), after(grown, tries).max(first).min(max));
            let decayed = decay().decay_factor(number).initial_value(first).min_value(max);
            assert!(after(decayed, tries) >= max, "{decayed:?} after {tries}");
        }
        for tries in TRIES {
            let stepped = linear().start(first).step(first).max_value(max);
            assert!(after(stepped, tries) <= max, "{stepped:?} after {tries}");
            assert!(after(fibo().max_value(max), tries) <= max);
            let drawn = decorrelated().min_value(first).max_value(max);
            assert!((first.min(max)..=max).contains(&after(drawn, tries)), "{drawn:?}");
            assert!(after(runtime(move |(): &()| first).max_value(max), tries) <= max);
        }
    }
}

#[test]
fn waits_that_grow_never_shrink_and_saturate() {
    for first in [NANO, SECOND, MOST] {
        for base in [2.0, 3.5, f64::MAX] {
            let waits = TRIES.map(|tries| after(expo().base(base).factor(first), tries));
            assert!(waits.is_sorted(), "{base} from {first:?}: {waits:?}");
            assert_eq!(waits.last(), Some(&Duration::MAX), "{base} from {first:?}");
        }
        let waits = TRIES.map(|tries| after(linear().start(first).step(SECOND), tries));
        assert!(waits.is_sorted(), "{waits:?}");
    }
    let waits = TRIES.map(|tries| after(fibo(), tries));
    assert!(waits.is_sorted(), "{waits:?}");
    assert_eq!(after(fibo(), 93), Duration::from_secs(12_200_160_415_121_876_738));
    assert_eq!(after(fibo(), u32::MAX), MOST);
    assert_eq!(after(linear().start(DAY).step(Duration::MAX), u32::MAX), Duration::MAX);
}

#[test]
fn waits_that_decay_never_grow_and_end_at_min_value() {
    for number in [1e-9, 0.5, 1.0, f64::MAX] {
        let decayed = decay().initial_value(DAY).decay_factor(number).min_value(NANO);
        let waits = TRIES.map(|tries| after(decayed, tries));
        assert!(waits.is_sorted_by(|earlier, later| earlier >= later), "{number}: {waits:?}");
        assert_eq!(waits[1], DAY, "the first wait is the initial value");
    }
    let ended = decay().initial_value(Duration::MAX).min_value(SECOND);
    assert_eq!(after(ended, u32::MAX), SECOND);
}

#[test]
fn a_generator_is_the_sequence_of_its_waits() {
    let mut waits = Vec::new();
    for wait in fibo().take(5) {
        waits.push(wait.as_secs());
    }
    assert_eq!(waits, [1, 1, 2, 3, 5]);
    assert!(expo().into_iter().skip(200).take(3).all(|wait| wait == Duration::MAX));
}

both! {
    #[on_exception(linear(start = Duration::MAX, step = Duration::MAX), max_tries = 50, clock = world,
                   jitter = backoff_retry::random_jitter)]
    fn endless/endless_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn the_longest_durations_do_not_overflow() {
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

/// In another library such durations were truncated to zero.
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

/// Truncated to zero they would make a hot loop; tokio rounds them up to its tick.
#[tokio::test(start_paused = true)]
async fn durations_below_a_millisecond_do_not_make_a_hot_loop_on_tokio() {
    let start = tokio::time::Instant::now();
    fine_on_tokio().await.unwrap_err();
    assert!((ms(10)..=ms(20)).contains(&start.elapsed()), "{:?}", start.elapsed());
}
