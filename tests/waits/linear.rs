//! `linear`: waits that grow by a step.

use backoff_retry::{linear, on_exception};

use crate::support::world::{World, waits_of};

both! {
    #[on_exception(linear(start = 2s, step = 3s, max_value = 7s), max_tries = 5, jitter = none, clock = world)]
    fn stepped/stepped_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn linear_grows_by_its_step_up_to_max_value() {
    let seconds: Vec<_> =
        waits_of(stepped, stepped_async).iter().map(std::time::Duration::as_secs).collect();
    assert_eq!(seconds, [2, 5, 7, 7]);
}
