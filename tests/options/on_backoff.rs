//! `on_backoff`: a handler that is notified before each wait.

use backoff_retry::{Details, GiveUpReason, constant, expo, on_exception};

use crate::support::world::{SECOND, World, now};

fn note_event<O>(world: &World, event: &str, details: &Details<'_, O>) {
    let Details { tries, wait, reason, .. } = details;
    world.say(format!("{event} {tries} {wait:?} {reason:?}"));
}

both! {
    #[on_exception(expo, max_tries = 3, jitter = none, clock = world,
                   on_backoff = |details| note_event(world, "backoff", details),
                   on_giveup = |details| note_event(world, "giveup", details))]
    fn observed/observed_async(world: &World) -> Result<(), String> { world.fail() }
}

/// In another library the handler got the sum of the past waits, and was notified even where no wait followed.
#[test]
fn on_backoff_sees_the_wait_that_follows_and_is_not_called_on_giveup() {
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
fn on_backoff_sees_the_wait_as_it_is_slept() {
    for world in [
        World::default().also(|world| shaped(world).unwrap_err()),
        World::default().also(|world| now(shaped_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.said(), ["9s"], "after jitter, and cut to what is left of max_time");
        assert_eq!(world.slept(), [SECOND * 9]);
    }
}
