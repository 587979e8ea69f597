//! Panics in a body: they are not retried, and are reported at the user's line.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::Arc;
use std::thread;

use backoff_retry::{constant, on_exception, on_predicate};

use crate::support::world::{World, now};

both! {
    #[on_exception(constant, max_tries = 3, clock = world)]
    fn panics/panics_async(world: &World) -> Result<(), String> {
        assert!(world.call() > 1, "a panic is not an error");
        Ok(())
    }
}

/// A panic leaves the call: it is not an outcome that could be judged.
#[test]
fn a_panic_is_not_caught_and_retried() {
    use std::panic::catch_unwind;
    let world = World::default();
    catch_unwind(AssertUnwindSafe(|| panics(&world))).unwrap_err();
    assert_eq!(world.calls(), 1);
    let world = World::default();
    catch_unwind(AssertUnwindSafe(|| now(panics_async(&world)))).unwrap_err();
    assert_eq!(world.calls(), 1);
}

thread_local! {
    static PANICKED_AT: Cell<u32> = const { Cell::new(0) };
}

const SYNC: u32 = line!() + 4;
#[on_exception(constant(0s), max_tries = 2)]
fn in_sync(text: &str) -> Result<u32, ()> {
    let number = text.parse().map_err(drop)?;
    assert!(number > 3, "{number}");
    Ok(number)
}

const ASYNC: u32 = line!() + 4;
#[on_predicate(constant(0s), |n| *n == 0, max_tries = 2)]
async fn in_async(number: u32) -> u32 {
    tokio::task::yield_now().await;
    assert!(number > 3, "{number}");
    number
}

fn panicked_at(call: impl FnOnce()) -> u32 {
    let outcome = panic::catch_unwind(AssertUnwindSafe(call));
    assert!(outcome.is_err(), "it did not panic");
    PANICKED_AT.get()
}

#[test]
fn panics_are_reported_at_the_users_line() {
    let (before, here) = (Arc::new(panic::take_hook()), thread::current().id());
    let others = Arc::clone(&before);
    panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
        // The hook is that of the whole process, and other tests may panic at the same time.
        if thread::current().id() == here {
            PANICKED_AT.set(info.location().map_or(0, panic::Location::line));
        } else {
            others(info);
        }
    }));
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let sync = panicked_at(|| assert!(in_sync("1").is_err()));
    let later = panicked_at(|| assert_eq!(runtime.block_on(in_async(1)), 0));
    panic::set_hook(Box::new(move |info| before(info)));
    assert_eq!((sync, later), (SYNC, ASYNC));
}
