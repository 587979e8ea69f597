//! `clone(..)`: arguments that every attempt gets a clone of, as it gets copies of those that are `Copy`.

use backoff_retry::{constant, on_exception};

use crate::support::world::{World, now};

both! {
    #[on_exception(constant, max_tries = 3, clock = world, clone(list))]
    fn changes/changes_async(world: &World, mut count: u32, mut list: Vec<u32>) -> Result<(), String> {
        world.call();
        count += 1;
        list.push(count);
        Err(format!("{count} {list:?}"))
    }
}

#[on_exception(constant(0s), max_tries = 3)]
fn copies(mut n: u32, seen: &mut Vec<u32>) -> Result<(), ()> {
    n += 1;
    seen.push(n);
    Err(())
}

#[test]
fn an_argument_that_is_copy_is_the_same_in_every_attempt() {
    let mut seen = Vec::new();
    assert!(copies(7, &mut seen).is_err());
    assert_eq!(seen, [8, 8, 8]);
}

/// Arguments that one attempt changed leaked into the next in another library.
#[test]
fn changes_to_cloned_arguments_do_not_leak_into_the_next_attempt() {
    let world = World::default();
    assert_eq!(changes(&world, 7, vec![1]), Err("8 [1, 8]".into()));
    assert_eq!(now(changes_async(&world, 7, vec![1])), Err("8 [1, 8]".into()));
    assert_eq!(world.calls(), 6);
}
