// Patterns in place of the filter.

#![deny(warnings)]

use backoff_retry::{expo, on_exception, on_predicate};

#[derive(Debug)]
enum Kind {
    Busy(u32),
    Lost { code: u32 },
    Gone,
}

#[on_exception(expo, matches = Kind::Busy(_) | Kind::Lost { code: 3 }, max_tries = 2)]
fn fetch() -> Result<u32, Kind> {
    Ok(1)
}

#[on_exception(expo, matches = Kind::Busy(n) if *n < limit, max_tries = 2)]
async fn fetch_later(limit: u32) -> Result<u32, Kind> {
    Err(if limit > 3 { Kind::Gone } else { Kind::Lost { code: limit } })
}

#[on_exception(expo, matches = _, max_tries = 2)]
fn fetch_always() -> Result<u32, Kind> {
    Ok(1)
}

#[on_predicate(expo, matches = None | Some(0), max_tries = 2)]
fn poll() -> Option<u32> {
    Some(1)
}

fn main() {
    let _ = (fetch().map_err(|kind| matches!(kind, Kind::Busy(_))), fetch_always(), poll());
    drop(fetch_later(1));
}
