//! `lend(..)`: owned arguments that every attempt changes in place.

use std::time::Duration;

use backoff_retry::{VirtualClock, constant, expo, on_exception};

use crate::support::send;
use crate::support::world::{World, now};

#[on_exception(expo, max_tries = 3, clone(own, given), lend(shared))]
async fn shares(
    mut own: Vec<u32>,
    given: String,
    mut shared: Vec<u32>,
    seen: &mut Vec<(usize, usize)>,
) -> Result<(), ()> {
    own.push(1);
    shared.push(1);
    seen.push((own.len(), shared.len()));
    drop(given);
    Err(())
}

#[tokio::test(start_paused = true)]
async fn lent_arguments_keep_their_changes_and_cloned_ones_do_not() {
    let mut seen = Vec::new();
    assert!(send(shares(vec![], String::new(), vec![], &mut seen)).await.is_err());
    assert_eq!(seen, [(1, 1), (1, 2), (1, 3)]);
}

#[on_exception(expo(factor = D), max_tries = 4, jitter = none, clock = clock, lend(D))]
#[allow(non_snake_case)]
fn waits_by_a_lent_argument(clock: &VirtualClock, mut D: Duration) -> Result<(), u32> {
    D *= 10;
    Err(D.subsec_nanos())
}

#[on_exception(|| expo().factor(step), max_tries = 4, jitter = none, clock = clock, lend(step))]
fn waits_by_a_closure_over_a_lent_argument(
    clock: &VirtualClock,
    mut step: Duration,
) -> Result<(), u32> {
    step *= 10;
    Err(step.subsec_nanos())
}

#[test]
fn a_generator_is_made_of_the_argument_as_it_was_passed() {
    for waits in [waits_by_a_lent_argument, waits_by_a_closure_over_a_lent_argument] {
        let clock = VirtualClock::new();
        waits(&clock, Duration::from_secs(1)).unwrap_err();
        assert_eq!(clock.time(), Duration::from_secs(1 + 2 + 4));
    }
}

both! {
    #[on_exception(constant, max_tries = 3, clock = world)]
    fn owns/owns_async(world: &World, text: String, list: Vec<u32>) -> Result<usize, String> {
        if world.call() < 3 { Err(text.clone()) } else { Ok(text.len() + list.len()) }
    }
}

/// Owned arguments failed in another library even where the body only borrows them. This test is that these
/// compile without `clone(..)` and `lend(..)`.
#[test]
fn owned_arguments_that_are_only_borrowed_need_no_option() {
    let world = World::default();
    assert_eq!(owns(&world, "four".into(), vec![1]), Ok(5));
    assert_eq!(now(owns_async(&world, "four".into(), vec![1])), Ok(5));
}
