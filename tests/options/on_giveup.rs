//! `on_giveup`: a handler that is notified once, with the reason, when a call gives up.

use backoff_retry::{constant, on_exception};

use crate::support::world::{SECOND, World, now};

both! {
    #[on_exception(constant([1s, 1s]), max_tries = tries, max_time = 100s, jitter = none, clock = world,
                   giveup = |error| error.ends_with(hopeless),
                   on_giveup = |details| world.say(format!("{} {:?} {:?}", details.tries, details.reason, details.wait)))]
    fn ended/ended_async(world: &World, tries: u32, hopeless: &str, takes: u64) -> Result<u32, String> {
        if takes == 0 { Ok(world.call()) } else { world.fail_after(SECOND * u32::try_from(takes).unwrap()) }
    }
}

#[test]
fn on_giveup_sees_the_reason_and_is_not_notified_of_a_success() {
    for (tries, hopeless, takes, expected) in [
        (9, "failure 2", 1, Some("2 Some(Giveup) None")),
        (2, "none", 1, Some("2 Some(MaxTries) None")),
        (9, "none", 60, Some("2 Some(MaxTime) None")),
        (9, "none", 1, Some("3 Some(WaitsExhausted) None")),
        (9, "none", 0, None),
    ] {
        let (sync, later) = (World::default(), World::default());
        assert_eq!(ended(&sync, tries, hopeless, takes).is_ok(), expected.is_none());
        now(ended_async(&later, tries, hopeless, takes)).ok();
        assert_eq!(sync.said(), Vec::from_iter(expected));
        assert_eq!(later.said(), sync.said());
    }
}
