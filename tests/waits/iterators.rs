//! Iterators, closures and other values in the place of a generator.

use std::time::Duration;

use backoff_retry::on_exception;

use crate::support::world::{SECOND, World, ms, waits_of};

both! {
    #[on_exception([3, 1, 2].map(Duration::from_secs).into_iter(), jitter = none, clock = world)]
    fn any_iterator/any_iterator_async(world: &World) -> Result<(), String> { world.fail() }
}

#[test]
fn any_iterator_is_a_wait() {
    assert_eq!(waits_of(any_iterator, any_iterator_async), [SECOND * 3, SECOND, SECOND * 2]);
}

both! {
    #[on_exception(|| (1..=3).map(|n| 10ms * n * n), jitter = none, clock = world)]
    fn closure/closure_async(world: &World) -> Result<(), String> { world.fail() }
}

/// The iterator is made once a call: if it were made for each wait, all waits would be 10 ms and never end.
#[test]
fn a_closure_that_returns_an_iterator_is_a_wait() {
    assert_eq!(waits_of(closure, closure_async), [ms(10), ms(40), ms(90)]);
    let world = World::default();
    closure(&world).unwrap_err();
    closure(&world).unwrap_err();
    assert_eq!(world.slept().len(), 6, "the second call has an iterator of its own");
}

both! {
    #[on_exception(waits.clone(), jitter = none, clock = world)]
    fn argument/argument_async(world: &World, waits: std::vec::IntoIter<Duration>) -> Result<(), String> {
        world.fail()
    }
}

#[test]
fn an_argument_is_a_wait() {
    let waits = || vec![SECOND, ms(1)].into_iter();
    let later = async |world: &World| argument_async(world, waits()).await;
    assert_eq!(waits_of(|world| argument(world, waits()), later), [SECOND, ms(1)]);
}
