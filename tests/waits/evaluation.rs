//! When the expression that makes a generator is evaluated.

use std::time::Duration;

use backoff_retry::{constant, expo, linear, on_exception};

use crate::support::world::{World, evaluated, now};

both! {
    #[on_exception(constant(evaluated(world, "interval", 1s)).take(evaluated(world, "take", 1))
                       .chain(linear(start = evaluated(world, "start", 2s), step = evaluated(world, "step", 3s))),
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

/// Returns a generator from a configuration that may change during the call.
fn configuration(world: &World) -> backoff_retry::wait::Expo {
    evaluated(world, "configuration", expo())
}

std::thread_local! {
    static MADE: std::cell::Cell<u32> = const { std::cell::Cell::new(0) };
}

/// The same without an argument.
fn global_configuration() -> backoff_retry::wait::Expo {
    MADE.set(MADE.get() + 1);
    expo()
}

both! {
    #[on_exception(global_configuration(), max_tries = 4, jitter = none, clock = world)]
    fn global/global_async(world: &World) -> Result<(), String> { world.fail() }
}

/// Only generators that are written with literals alone may be made again for each wait. A configuration that is
/// reloaded between two waits would mix two versions, and each wait would read it again.
#[test]
fn a_generator_made_by_a_call_without_arguments_is_made_once() {
    let world = World::default();
    global(&world).unwrap_err();
    assert_eq!(MADE.replace(0), 1);
    now(global_async(&world)).unwrap_err();
    assert_eq!(MADE.get(), 1);
}

both! {
    #[on_exception(configuration(world), max_tries = 4, jitter = none, clock = world)]
    fn configured/configured_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn a_generator_made_by_a_call_is_made_once() {
    let (sync, later) = (World::default(), World::default());
    configured(&sync).unwrap_err();
    now(configured_async(&later)).unwrap_err();
    assert_eq!(sync.said(), ["configuration"]);
    assert_eq!(later.said(), ["configuration"]);
}
