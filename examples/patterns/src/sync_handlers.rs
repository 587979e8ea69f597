//! Handlers that are not `async`, in an `async` function: counters, and a closure that uses the arguments.

use std::cell::Cell;
use std::io;
use std::sync::atomic::{AtomicU32, Ordering};

use backoff_retry::{Details, expo, on_exception, testing};

use crate::Outcome;

static EVENTS: AtomicU32 = AtomicU32::new(0);

/// A generic handler fits every event of every function.
fn count<O>(_: &Details<'_, O>) {
    EVENTS.fetch_add(1, Ordering::Relaxed);
}

#[on_exception(expo(max_value = 10s), max_tries = 5, name = "load",
               on_try = count,
               on_backoff = [count, |details| println!("{table}: {details}")],
               on_success = |details| println!("{table}: attempt {} read {}", details.tries, details.outcome))]
async fn load(table: &str, failures: &Cell<u32>) -> io::Result<usize> {
    if failures.replace(failures.get().saturating_sub(1)) > 0 {
        return Err(io::Error::other("the table is locked"));
    }
    Ok(table.len())
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let rows = load("users", &Cell::new(2)).await?;
    let events = EVENTS.load(Ordering::Relaxed);
    println!("{events} events: three attempts and two backoffs");
    assert_eq!((rows, events), (5, 5));
    Ok(())
}
