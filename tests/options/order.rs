//! When the expressions in an attribute are evaluated.

use std::time::Duration;

use backoff_retry::{expo, on_exception};

use crate::support::world::{World, evaluated, now};

both! {
    #[on_exception(expo(factor = evaluated(world, "factor", 1s), max_value = evaluated(world, "max_value", 3s)),
                   max_time = evaluated(world, "max_time", 60s), max_tries = evaluated(world, "max_tries", 4),
                   jitter = evaluated(world, "jitter", |wait| wait), clock = evaluated(world, "clock", world))]
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
