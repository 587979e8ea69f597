//! `on_try`: a handler that is notified before each attempt.

use backoff_retry::{constant, on_exception};

use crate::support::world::{SECOND, World, now};

both! {
    #[on_exception(constant(10s), max_tries = 3, jitter = none, clock = world,
                   on_try = |details| world.say(format!("{} after {:?}", details.tries, details.elapsed)))]
    fn tried/tried_async(world: &World) -> Result<(), String> { world.say("body"); world.fail_after(SECOND) }
}

#[test]
fn elapsed_of_on_try_is_measured_when_the_attempt_starts() {
    for world in [
        World::default().also(|world| tried(world).unwrap_err()),
        World::default().also(|world| now(tried_async(world)).unwrap_err()),
    ] {
        let expected = ["1 after 0ns", "body", "2 after 11s", "body", "3 after 22s", "body"];
        assert_eq!(world.said(), expected);
    }
}
