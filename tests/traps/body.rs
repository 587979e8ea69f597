//! The body: how it ends, what it is given, and what is left of it over a sleep.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use backoff_retry::{constant, on_exception, on_predicate};

use crate::world::{SECOND, World, now};

both! {
    #[on_exception(constant, max_tries = 4, clock = world)]
    fn leaves_early/leaves_early_async(world: &World) -> Result<Vec<u32>, String> {
        match world.call() {
            1 => Err("by `?`")?,
            2 => return Err("by `return`".into()),
            3 => Ok(vec![Err("by `?` inside a macro call")?]),
            tries => return Ok(vec![tries]),
        }
    }
}

#[test]
fn question_mark_and_return_end_the_attempt_and_not_the_call() {
    for world in [
        World::default().also(|world| assert_eq!(leaves_early(world), Ok(vec![4]))),
        World::default().also(|world| assert_eq!(now(leaves_early_async(world)), Ok(vec![4]))),
    ] {
        assert_eq!(world.slept().len(), 3);
    }
}

both! {
    #[on_exception(constant, max_tries = 3, clock = world)]
    fn owns/owns_async(world: &World, text: String, list: Vec<u32>) -> Result<usize, String> {
        if world.call() < 3 { Err(text.clone()) } else { Ok(text.len() + list.len()) }
    }
}

/// It compiles without `clone(..)`, and that is the test.
#[test]
fn owned_arguments_that_are_only_borrowed_are_lent() {
    let world = World::default();
    assert_eq!(owns(&world, "four".into(), vec![1]), Ok(5));
    assert_eq!(now(owns_async(&world, "four".into(), vec![1])), Ok(5));
}

both! {
    #[on_exception(constant, max_tries = 3, clock = world, clone(list))]
    fn changes/changes_async(world: &World, mut count: u32, mut list: Vec<u32>) -> Result<(), String> {
        world.call();
        count += 1;
        list.push(count);
        Err(format!("{count} {list:?}"))
    }
}

#[test]
fn arguments_that_an_attempt_changed_do_not_leak_into_the_next() {
    let world = World::default();
    assert_eq!(changes(&world, 7, vec![1]), Err("8 [1, 8]".into()));
    assert_eq!(now(changes_async(&world, 7, vec![1])), Err("8 [1, 8]".into()));
    assert_eq!(world.calls(), 6);
}

/// The library under another name. What it exports is told apart by its default jitter: none.
mod renamed {
    pub(crate) mod __private {
        pub(crate) use backoff_retry::__private::*;

        pub(crate) fn default_jitter(_: std::time::Duration) -> std::time::Duration {
            std::time::Duration::ZERO
        }
    }
}

both! {
    #[on_exception(constant, max_tries = 3, clock = world, crate = renamed)]
    fn with_renamed/with_renamed_async(world: &World) -> Result<(), String> { world.fail() }
}

/// That no path at all is left which names the library by its own name is seen in a crate that renames it.
#[test]
fn the_expansion_takes_its_paths_from_the_renamed_dependency() {
    for world in [
        World::default().also(|world| with_renamed(world).unwrap_err()),
        World::default().also(|world| now(with_renamed_async(world)).unwrap_err()),
    ] {
        assert_eq!(world.slept(), [Duration::ZERO; 2]);
    }
}

/// A value that notes when it was dropped. It is not `Send`.
struct Page<'w>(&'w World, Rc<u32>);

impl Drop for Page<'_> {
    fn drop(&mut self) {
        self.0.say(format!("{} dropped at {:?}", self.1, self.0.clock.time()));
    }
}

both! {
    #[on_predicate(constant(10s), |page| *page.1 < 2, jitter = none, clock = world)]
    fn page/page_async(world: &World) -> Page<'_> { Page(world, Rc::new(world.call())) }
}

#[test]
fn a_discarded_value_is_dropped_before_the_sleep() {
    for world in [
        World::default().also(|world| drop(page(world))),
        World::default().also(|world| drop(now(page_async(world)))),
    ] {
        assert_eq!(world.said(), ["1 dropped at 0ns", "2 dropped at 10s"]);
    }
}

#[on_predicate(constant(10s), |page| **page < 2)]
async fn not_send(calls: &mut u32) -> Rc<u32> {
    *calls += 1;
    Rc::new(*calls)
}

#[on_exception(constant(10s))]
async fn error_not_send(calls: &mut u32) -> Result<u32, Box<dyn std::error::Error>> {
    *calls += 1;
    if *calls < 2 { Err("not yet")? } else { Ok(*calls) }
}

fn is_send<F: Future + Send>(future: F) -> F {
    future
}

/// It compiles, and that is the test: over the sleep nothing is held that is not `Send`.
#[tokio::test(start_paused = true)]
async fn a_discarded_value_does_not_keep_the_future_from_being_send() {
    assert_eq!(*is_send(not_send(&mut 0)).await, 2);
    assert_eq!(is_send(error_not_send(&mut 0)).await.unwrap(), 2);
}

#[on_exception(constant(1s), jitter = none)]
async fn for_ever(calls: &Cell<u32>) -> Result<(), String> {
    calls.set(calls.get() + 1);
    Err("down".into())
}

/// Dropped in its third sleep, 2.5 s after the start.
#[tokio::test(start_paused = true)]
async fn a_cancelled_call_is_not_retried() {
    let calls = Cell::new(0);
    let limited = tokio::time::timeout(SECOND * 5 / 2, for_ever(&calls));
    limited.await.unwrap_err();
    assert_eq!(calls.get(), 3);
    tokio::time::sleep(SECOND * 10).await;
    assert_eq!(calls.get(), 3);
}

both! {
    #[on_exception(constant, max_tries = 3, clock = world)]
    fn panics/panics_async(world: &World) -> Result<(), String> {
        assert!(world.call() > 1, "a panic is no error");
        Ok(())
    }
}

/// The other way out of a body that is no outcome.
#[test]
fn a_panic_is_not_caught_and_retried() {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    let world = World::default();
    catch_unwind(AssertUnwindSafe(|| panics(&world))).unwrap_err();
    assert_eq!(world.calls(), 1);
    let world = World::default();
    catch_unwind(AssertUnwindSafe(|| now(panics_async(&world)))).unwrap_err();
    assert_eq!(world.calls(), 1);
}

/// `cfg` in quoted code asks about the features of the user's crate, and a path to `tracing` needs it as
/// a dependency of that crate. Neither shows in a test of this package, whose features have the same names:
/// so look at what the attributes write.
#[test]
fn the_expansion_asks_for_no_feature_and_names_no_tracing() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/crates/expansion/snapshots");
    let mut files = 0;
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        for line in text.lines() {
            // An argument's own `#[cfg]` is the user's.
            let asks = line.contains("cfg!") || line.contains("feature");
            assert!(!asks && !line.contains("tracing"), "{line}");
        }
        files += 1;
    }
    assert!(files >= 12, "the snapshots of the expansion have moved");
}
