//! A panic in a body is reported at the line where it stands.
#![deny(warnings)]
#![allow(missing_docs)]

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};

use backoff_retry::{constant, on_exception, on_predicate};

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
    let before = panic::take_hook();
    panic::set_hook(Box::new(|info| {
        PANICKED_AT.set(info.location().map_or(0, panic::Location::line));
    }));
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let sync = panicked_at(|| assert!(in_sync("1").is_err()));
    let later = panicked_at(|| assert_eq!(runtime.block_on(in_async(1)), 0));
    panic::set_hook(before);
    assert_eq!((sync, later), (SYNC, ASYNC));
}
