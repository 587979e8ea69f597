//! `expo`: waits that grow exponentially.

use std::time::Duration;

use backoff_retry::{expo, on_exception};

use crate::arguments::{MOST, TIMES, after, panicked};
use crate::support::world::{SECOND, World, ms, now};

/// In another library 100 ms times 3 was 300.000012 ms.
#[test]
fn a_whole_base_is_exact() {
    let waits = expo().base(3.0).factor(ms(100)).into_iter().take(20);
    assert!(waits.eq((0..20).map(|n| ms(100 * 3u64.pow(n)))));
    let odd = Duration::new(86_400, 1);
    let waits = expo().base(7.0).factor(odd).into_iter().take(9);
    assert!(waits.eq((0..9).map(|n| odd * 7u32.pow(n))));
}

/// The base of 2 is computed in other ways than the rest: whole seconds, fractions, and powers that do not fit into 32 bits.
#[test]
fn doubling_is_exact_and_saturates() {
    let starts = [ms(100), SECOND, SECOND * 3, Duration::new(86_400, 999_999_999)];
    let large = [Duration::from_secs((1 << 62) + 1), Duration::new(1 << 62, 1), MOST];
    for start in TIMES.into_iter().chain(starts).chain(large) {
        for tries in 1..130 {
            let wait = after(expo().factor(start), tries);
            assert_eq!(wait, doubled(start, tries - 1), "{start:?} after {tries}");
        }
    }
}

fn doubled(start: Duration, times: u32) -> Duration {
    let nanos = start.as_nanos();
    if nanos == 0 {
        return start;
    }
    // What is shifted out of 128 bits does not fit into a duration either.
    let product = if times < nanos.leading_zeros() { nanos << times } else { u128::MAX };
    let subsec = u32::try_from(product % 1_000_000_000).unwrap();
    match u64::try_from(product / 1_000_000_000) {
        Ok(secs) => Duration::new(secs, subsec),
        Err(_) => Duration::MAX,
    }
}

both! {
    #[on_exception(expo(factor = 10s, min_value = 10s, max_value = 3s), max_tries = 3, jitter = none,
                   clock = world)]
    fn capped/capped_async(world: &World) -> Result<(), String> { world.fail() }
}

/// In another library the first wait was 10 s where the maximum was 3 s.
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

/// Other libraries overflowed: a panic or a wait of zero after 33 attempts, an error at attempt 1025, an early end.
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
    #[on_exception(expo(base = 3, factor = 100ms), max_tries = 5, jitter = none, clock = world)]
    fn tripled/tripled_async(world: &World) -> Result<(), String> { world.fail() }
}

both! {
    #[on_exception(expo(base = 1.5, factor = Duration::new(86_400, 1)), max_tries = 2, jitter = none,
                   clock = world)]
    fn a_day/a_day_async(world: &World) -> Result<(), String> { world.fail() }
}

/// Computed with `f32`, a day and a nanosecond is a day.
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
    #[on_exception(expo(base = f64::NAN), max_tries = 2, clock = world)]
    fn base_of_nan/base_of_nan_async(world: &World) -> Result<u32, String> { Ok(world.call()) }
}

both! {
    #[on_exception(expo(base = base), max_tries = 2, clock = world)]
    fn base_of/base_of_async(world: &World, base: f64) -> Result<u32, String> { Ok(world.call()) }
}

/// The panic comes with the first call, and not with its first failure, which may be months later.
#[test]
fn an_invalid_constant_base_panics_before_the_first_attempt() {
    let message = "`base` of `expo` must be finite and greater than 0";
    let expected = (Some(message.to_owned()), 0);
    assert_eq!(panicked(base_of_nan), expected);
    assert_eq!(panicked(|world| now(base_of_nan_async(world))), expected);
}

/// In other libraries such bases made a hot loop with waits of zero, or a wait of `Duration::MAX`.
#[test]
fn an_invalid_base_panics_before_the_first_attempt() {
    let message = "`base` of `expo` must be finite and greater than 0";
    let expected = (Some(message.to_owned()), 0);
    for base in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, -2.0] {
        assert_eq!(panicked(|world| base_of(world, base)), expected, "{base}");
        assert_eq!(panicked(|world| now(base_of_async(world, base))), expected, "{base}");
    }
    assert_eq!(panicked(|world| base_of(world, 2.0)), (None, 1));
}

#[test]
fn try_base_returns_the_error() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, -2.0] {
        let base = expo().try_base(wrong).unwrap_err();
        assert_eq!(base.parameter(), "base");
        let text = format!("`base` cannot be {wrong}: it must be finite and greater than 0");
        assert_eq!(base.to_string(), text);
    }
    assert_eq!(expo().try_base(3.0), Ok(expo().base(3.0)));
}

#[test]
fn bounds_are_kept_in_either_order_and_shown() {
    let bounded = expo().min_value(SECOND * 2).max_value(SECOND * 5);
    assert_eq!(bounded, expo().max_value(SECOND * 5).min_value(SECOND * 2));
    assert_eq!((bounded.get_min_value(), bounded.get_max_value()), (SECOND * 2, Some(SECOND * 5)));
    assert!(bounded.take(4).into_iter().eq([2, 2, 4, 5].map(Duration::from_secs)));
    assert_eq!(
        bounded.max_value(SECOND * 3).min_value(Duration::ZERO).get_max_value(),
        Some(SECOND * 3)
    );
    // To set the default changes nothing.
    assert_eq!(expo().min_value(SECOND).min_value(Duration::ZERO), expo());
    assert_eq!(
        format!("{:?}", expo().max_value(SECOND)),
        "Expo { base: 2.0, factor: 1s, min_value: 0ns, max_value: Some(1s) }"
    );
}
