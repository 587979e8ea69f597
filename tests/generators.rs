//! Wait generators at their limits, and what may stand in the wait's place of an attribute.
#![allow(missing_docs)]

#[macro_use]
#[path = "traps/world.rs"]
mod world;

#[path = "traps/arithmetic.rs"]
mod arithmetic;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use backoff_retry::wait::Wait;
use backoff_retry::{
    VirtualClock, constant, decay, expo, fibo, linear, on_exception, on_predicate, runtime,
};
use world::{SECOND, World, ms, now};

/// Both ways of a function, and that both slept the same.
#[allow(clippy::needless_pass_by_value)] // a reference to a function reads worse
fn slept<T>(sync: impl Fn(&World) -> T, later: impl AsyncFn(&World) -> T) -> Vec<Duration> {
    let (one, other) = (World::default(), World::default());
    sync(&one);
    now(later(&other));
    assert_eq!(one.slept(), other.slept());
    one.slept()
}

both! {
    #[on_exception([3, 1, 2].map(Duration::from_secs).into_iter(), jitter = none, clock = world)]
    fn any_iterator/any_iterator_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn any_iterator_is_a_wait() {
    assert_eq!(slept(any_iterator, any_iterator_async), [SECOND * 3, SECOND, SECOND * 2]);
}

both! {
    #[on_exception(|| (1..=3).map(|n| 10ms * n * n), jitter = none, clock = world)]
    fn closure/closure_async(world: &World) -> Result<(), String> { world.fail() }
}

/// One iterator a call: were it made anew for each wait, all waits would be 10 ms and never end.
#[test]
fn a_closure_that_returns_an_iterator_is_a_wait() {
    assert_eq!(slept(closure, closure_async), [ms(10), ms(40), ms(90)]);
    let world = World::default();
    closure(&world).unwrap_err();
    closure(&world).unwrap_err();
    assert_eq!(world.slept().len(), 6, "the second call has an iterator of its own");
}

both! {
    #[on_exception(waits.clone(), jitter = none, clock = world)]
    fn argument/argument_async(world: &World, waits: std::vec::IntoIter<Duration>) -> Result<(), String> {
        world.fail()
    }
}

#[test]
fn a_value_of_the_functions_is_a_wait() {
    let waits = || vec![SECOND, ms(1)].into_iter();
    let later = async |world: &World| argument_async(world, waits()).await;
    assert_eq!(slept(|world| argument(world, waits()), later), [SECOND, ms(1)]);
}

both! {
    #[on_exception(runtime(|told: &Option<u64>| told.map(Duration::from_millis)).max_value(2s)
                       .or(expo(factor = 100ms, base = 3)),
                   max_tries = 5, jitter = none, clock = world)]
    fn told/told_async(world: &World, answers: [Option<u64>; 5]) -> Result<(), Option<u64>> {
        Err(answers[world.call() as usize - 1])
    }
}

/// The generator that answers instead goes by the number of the attempt, not by how often it was asked.
#[test]
fn runtime_asks_the_outcome_and_or_answers_where_it_is_silent() {
    let answers = [Some(7), None, Some(60_000), None, None];
    let later = async |world: &World| told_async(world, answers).await;
    let waits = slept(|world| told(world, answers), later);
    assert_eq!(waits, [ms(7), ms(300), SECOND * 2, ms(2_700)]);
}

both! {
    #[on_predicate(runtime(|left: &u32| SECOND * *left), |left| *left > 0, jitter = none, clock = world)]
    fn countdown/countdown_async(world: &World) -> u32 { 3 - world.call() }
}

#[test]
fn runtime_asks_the_value_under_on_predicate() {
    assert_eq!(slept(countdown, countdown_async), [SECOND * 2, SECOND]);
}

/// Says that it was evaluated.
fn note<T>(world: &World, name: &str, value: T) -> T {
    world.say(name);
    value
}

both! {
    #[on_exception(expo(factor = note(world, "factor", 1s), max_value = note(world, "max_value", 3s)),
                   max_time = note(world, "max_time", 60s), max_tries = note(world, "max_tries", 4),
                   jitter = note(world, "jitter", |wait| wait), clock = note(world, "clock", world))]
    fn noted/noted_async(world: &World) -> Result<(), String> { world.say("body"); world.fail() }
}

#[test]
fn options_are_evaluated_once_a_call_in_the_order_written() {
    let once = ["factor", "max_value", "max_time", "max_tries", "jitter", "clock"];
    let call: Vec<_> = once.into_iter().chain(["body"; 4]).collect();
    let (sync, later) = (World::default(), World::default());
    noted(&sync).unwrap_err();
    assert_eq!(sync.said(), call);
    noted(&sync).unwrap_err();
    assert_eq!(sync.said(), [call.clone(), call.clone()].concat());
    now(noted_async(&later)).unwrap_err();
    assert_eq!(later.said(), call);
    assert_eq!(later.slept(), [1, 2, 3].map(Duration::from_secs));
}

both! {
    #[on_exception(constant(note(world, "interval", 1s)).take(note(world, "take", 1))
                       .chain(linear(start = note(world, "start", 2s), step = note(world, "step", 3s))),
                   max_tries = 4, jitter = none, clock = world)]
    fn nested/nested_async(world: &World) -> Result<(), String> { world.say("body"); world.fail() }
}

#[test]
fn arguments_of_combined_generators_are_evaluated_in_the_order_written() {
    let expected = ["interval", "take", "start", "step", "body", "body", "body", "body"];
    let (sync, later) = (World::default(), World::default());
    nested(&sync).unwrap_err();
    now(nested_async(&later)).unwrap_err();
    assert_eq!(sync.slept(), [1, 2, 5].map(Duration::from_secs));
    assert_eq!(sync.said(), expected);
    assert_eq!(later.said(), expected);
}

/// A generator from a configuration that may change while the call runs.
fn policy(world: &World) -> backoff_retry::wait::Expo {
    note(world, "policy", expo())
}

std::thread_local! {
    static MADE: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// Likewise, from a configuration that needs no argument.
fn global_policy() -> backoff_retry::wait::Expo {
    MADE.set(MADE.get() + 1);
    expo()
}

both! {
    #[on_exception(global_policy(), max_tries = 4, jitter = none, clock = world)]
    fn global/global_async(world: &World) -> Result<(), String> { world.fail() }
}

/// Only what is made of literals alone may be made again for each wait: a configuration that is reloaded
/// between two waits would mix two policies, and each wait would lock or read it again.
#[test]
fn a_generator_made_by_a_call_without_arguments_is_made_once() {
    let world = World::default();
    global(&world).unwrap_err();
    assert_eq!(MADE.replace(0), 1);
    now(global_async(&world)).unwrap_err();
    assert_eq!(MADE.get(), 1);
}

both! {
    #[on_exception(policy(world), max_tries = 4, jitter = none, clock = world)]
    fn configured/configured_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn a_generator_made_by_a_call_is_made_once() {
    let (sync, later) = (World::default(), World::default());
    configured(&sync).unwrap_err();
    now(configured_async(&later)).unwrap_err();
    assert_eq!(sync.said(), ["policy"]);
    assert_eq!(later.said(), ["policy"]);
}

both! {
    #[on_exception(expo(base = f64::NAN), max_tries = 2, clock = world)]
    fn base_of_nan/base_of_nan_async(world: &World) -> Result<u32, String> { Ok(world.call()) }
}

both! {
    #[on_exception(expo(base = base), max_tries = 2, clock = world)]
    fn base_of/base_of_async(world: &World, base: f64) -> Result<u32, String> { Ok(world.call()) }
}

both! {
    #[on_exception(decay(decay_factor = factor), max_tries = 2, clock = world)]
    fn decay_of/decay_of_async(world: &World, factor: f64) -> Result<u32, String> { Ok(world.call()) }
}

/// What a call panicked with, and how often its body had run by then.
fn panicked(run: impl FnOnce(&World) -> Result<u32, String>) -> (Option<String>, u32) {
    let world = World::default();
    let message = catch_unwind(AssertUnwindSafe(|| run(&world))).err().map(|panic| {
        let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
        text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
    });
    (message, world.calls())
}

/// Not after the first failure, which may be months after the deployment.
#[test]
fn a_constant_base_that_makes_no_sense_panics_before_the_first_attempt() {
    let message = "`base` of `expo` must be finite and greater than 0";
    let expected = (Some(message.to_owned()), 0);
    assert_eq!(panicked(base_of_nan), expected);
    assert_eq!(panicked(|world| now(base_of_nan_async(world))), expected);
}

#[test]
fn a_computed_base_that_makes_no_sense_panics_before_the_first_attempt() {
    let message = "`base` of `expo` must be finite and greater than 0";
    let expected = (Some(message.to_owned()), 0);
    for base in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, -2.0] {
        assert_eq!(panicked(|world| base_of(world, base)), expected, "{base}");
        assert_eq!(panicked(|world| now(base_of_async(world, base))), expected, "{base}");
    }
    assert_eq!(panicked(|world| base_of(world, 2.0)), (None, 1));
}

#[test]
fn a_computed_decay_factor_that_makes_no_sense_panics_before_the_first_attempt() {
    let message = "`decay_factor` of `decay` must be finite and greater than 0";
    let expected = (Some(message.to_owned()), 0);
    for factor in [f64::NAN, f64::INFINITY, 0.0, -1.0] {
        assert_eq!(panicked(|world| decay_of(world, factor)), expected, "{factor}");
        assert_eq!(panicked(|world| now(decay_of_async(world, factor))), expected, "{factor}");
    }
}

#[test]
fn try_base_and_try_decay_factor_return_the_error() {
    for wrong in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, -0.0, -2.0] {
        let base = expo().try_base(wrong).unwrap_err();
        assert_eq!(base.parameter(), "base");
        let text = format!("`base` cannot be {wrong}: it must be finite and greater than 0");
        assert_eq!(base.to_string(), text);
        assert_eq!(decay().try_decay_factor(wrong).unwrap_err().parameter(), "decay_factor");
    }
    assert_eq!(expo().try_base(3.0), Ok(expo().base(3.0)));
    assert_eq!(decay().try_decay_factor(f64::MIN_POSITIVE).map(|_| ()), Ok(()));
    assert_eq!(fibo().next_wait(0, &()), Some(SECOND), "attempt 0 is none, but nothing panics");
}

#[test]
fn runtime_takes_its_function_by_the_name_that_python_gives_it() {
    struct Busy(Duration);

    #[on_exception(runtime(value = |busy| busy.0, max_value = 5s).or(expo), max_tries = 2, jitter = none, clock = clock)]
    fn fetch(clock: std::sync::Arc<VirtualClock>, wait: Duration) -> Result<(), Busy> {
        Err(Busy(wait))
    }
    let clock = std::sync::Arc::new(VirtualClock::new());
    assert!(fetch(clock.clone(), 3 * SECOND).is_err());
    assert_eq!(clock.time(), 3 * SECOND);
    assert!(fetch(clock.clone(), 60 * SECOND).is_err());
    assert_eq!(clock.time(), 8 * SECOND);
}
