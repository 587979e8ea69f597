//! The observer among handlers, and an observer that panics.

use std::panic::{AssertUnwindSafe, catch_unwind};

use backoff_retry::budget::Budget;
use backoff_retry::{Policy, constant, expo, on_exception};

use crate::support::world::{World, now};
use crate::{HEARD, heard};

/// Handlers may take long, or end the program.
#[test]
fn the_observer_comes_before_the_handlers() {
    #[on_exception(constant(1s), jitter = none, clock = world, observe,
                   on_success = |_| counts.push(heard_so_far()), on_backoff = |_| counts.push(heard_so_far()))]
    fn work(
        world: &World,
        counts: &mut Vec<usize>,
        heard_so_far: impl Fn() -> usize,
    ) -> Result<(), ()> {
        if world.call() == 1 { Err(()) } else { Ok(()) }
    }
    let heard_so_far = || HEARD.with_borrow(Vec::len);
    let mut counts = Vec::new();
    heard(|| work(&World::default(), &mut counts, heard_so_far));
    assert_eq!(counts, [1, 2]);
}

/// Notes deposits among the events.
struct Noted;

impl Budget for Noted {
    fn withdraw(&self) -> bool {
        true
    }

    fn deposit(&self) {
        HEARD.with_borrow_mut(|heard| heard.push("deposit".to_owned()));
    }
}

/// An observer that shows the budget shows what the success has earned.
#[test]
fn a_success_is_deposited_before_it_is_reported() {
    type Run = fn(&World) -> Result<u32, u32>;
    static POLICY: Policy = Policy::new(expo()).budget(&Noted).observed();
    #[on_exception(expo, clock = world, budget = &Noted, name = "f", observe)]
    fn own(world: &World) -> Result<u32, u32> {
        Ok(world.call())
    }
    #[on_exception(&POLICY, clock = world, name = "f", on_success = |_| ())]
    fn of_policy(world: &World) -> Result<u32, u32> {
        Ok(world.call())
    }
    let call = |world: &World| {
        POLICY.call_blocking(|| Ok(world.call())).clock(&world.clock).name("f").run()
    };
    for run in [own as Run, of_policy, call] {
        let expected = ["deposit", "success 1, 0ns: Success of f(...) after 1 tries"];
        assert_eq!(heard(|| run(&World::default())), expected);
    }
}

both! {
    #[on_exception(constant(1s), max_tries = 3, clock = world, name = "panics_the_observer")]
    fn unlucky/unlucky_async(world: &World) -> Result<(), String> {
        world.fail()
    }
}

/// As that of a handler: a call that went on would hide it.
#[test]
fn a_panic_of_the_observer_unwinds_through_the_call() {
    for run in [unlucky, |world: &World| now(unlucky_async(world))] {
        let world = World::default();
        heard(|| ());
        let panic = catch_unwind(AssertUnwindSafe(|| run(&world))).unwrap_err();
        assert_eq!(panic.downcast_ref(), Some(&"the observer panics"));
        assert_eq!((world.calls(), world.slept().len(), HEARD.take().len()), (1, 0, 1));
    }
}
