//! What handlers are told, and how often.

use backoff_retry::{Details, GiveUpReason, constant, expo, on_exception};

use crate::world::{SECOND, World, now};

fn note<O>(world: &World, event: &str, details: &Details<'_, O>) {
    let Details { tries, wait, reason, .. } = details;
    world.say(format!("{event} {tries} {wait:?} {reason:?}"));
}

both! {
    #[on_exception(expo, max_tries = 3, jitter = none, clock = world,
                   on_backoff = |details| note(world, "backoff", details),
                   on_giveup = |details| note(world, "giveup", details))]
    fn observed/observed_async(world: &World) -> Result<(), String> { world.fail() }
}

/// Neither the last wait nor the sum of those that were slept, and no backoff where none follows.
#[test]
fn on_backoff_is_told_the_wait_that_follows_and_is_not_called_on_giveup() {
    for world in [
        World::default().also(|world| observed(world).unwrap_err()),
        World::default().also(|world| now(observed_async(world)).unwrap_err()),
    ] {
        let expected =
            ["backoff 1 Some(1s) None", "backoff 2 Some(2s) None", "giveup 3 None Some(MaxTries)"];
        assert_eq!(world.said(), expected);
        assert_eq!(world.slept(), [SECOND, SECOND * 2]);
    }
}

both! {
    #[on_exception(constant(8s), max_time = 10s, clock = world, jitter = |wait| wait / 2 * 3,
                   on_backoff = |details| world.say(format!("{:?}", details.wait.unwrap())),
                   on_giveup = |details| assert_eq!(details.reason, Some(GiveUpReason::MaxTime)))]
    fn shaped/shaped_async(world: &World) -> Result<(), String> { world.fail_after(SECOND) }
}

#[test]
fn on_backoff_is_told_the_wait_as_it_is_slept() {
    for world in [
        World::default().also(|world| shaped(world).unwrap_err()),
        World::default().also(|world| now(shaped_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.said(), ["9s"], "after jitter, and cut to what is left of max_time");
        assert_eq!(world.slept(), [SECOND * 9]);
    }
}

/// One policy for several functions, as a macro of the user's would write it.
macro_rules! with_policy {
    ($($name:ident $later:ident)*) => {$(
        both! {
            #[on_exception(constant, max_tries = 2, clock = world,
                           on_try = |details| note(world, details.name(), details),
                           on_giveup = |details| note(world, details.name(), details))]
            fn $name/$later(world: &World) -> Result<(), String> { world.fail() }
        }
    )*};
}

with_policy!(first first_async second second_async third third_async);

#[test]
fn one_policy_for_several_functions_tells_each_event_once() {
    for (name, world) in [
        ("first", World::default().also(first)),
        ("second", World::default().also(second)),
        ("third", World::default().also(third)),
        ("third_async", World::default().also(|world| now(third_async(world)))),
        ("first", World::default().also(first)),
    ] {
        let expected = ["1 None None", "2 None None", "2 None Some(MaxTries)"];
        assert_eq!(world.said(), expected.map(|event| format!("{name} {event}")));
    }
    let unused = (first_async, second_async);
    for world in [
        World::default().also(|world| now(unused.0(world))),
        World::default().also(|world| now(unused.1(world))),
    ] {
        assert_eq!(world.said().len(), 3);
    }
}
