//! `raise_on_giveup = false`: returns a default in place of the last error.

use backoff_retry::{constant, on_exception};

use crate::support::world::{World, now};

both! {
    #[on_exception(constant(1s), |error| error != "failure 3", max_tries = tries, clock = world,
                   raise_on_giveup = false, on_giveup = |details| world.say(details.outcome.as_str()))]
    fn number/number_async(world: &World, tries: u32) -> Result<u32, String> { world.fail() }
}

#[test]
fn raise_on_giveup_false_still_notifies_on_giveup() {
    let (sync, later) = (World::default(), World::default());
    assert_eq!(number(&sync, 2), Ok(0));
    assert_eq!(now(number_async(&later, 2)), Ok(0));
    assert_eq!(sync.said(), ["failure 2"]);
    assert_eq!(later.said(), sync.said());
}

#[test]
fn raise_on_giveup_false_returns_an_error_that_the_filter_rejects() {
    let (sync, later) = (World::default(), World::default());
    assert_eq!(number(&sync, 9), Err("failure 3".into()));
    assert_eq!(now(number_async(&later, 9)), Err("failure 3".into()));
    assert!(sync.said().is_empty() && later.said().is_empty());
}
