// Every option at once compiles without a warning.

#![deny(warnings)]

use std::io::{Error, ErrorKind};
use std::time::Duration;

use backoff_retry::{
    Details, ThreadClock, TokioClock, constant, equal_jitter, expo, on_exception, on_predicate,
};

fn tell<O>(details: &Details<'_, O>) {
    println!("{details}");
}

async fn tell_later<O>(_details: &Details<'_, O>) {}

#[on_exception(
    expo(base = 2, factor = 10ms, max_value = 1s, min_value = 1ms),
    (Error, std::fmt::Error),
    max_tries = 3,
    max_time = 5min,
    jitter = equal_jitter,
    giveup = |error| error.kind() == ErrorKind::NotFound,
    on_try = tell,
    on_success = tell,
    on_backoff = [tell, |details| println!("{}", details.tries)],
    on_giveup = tell,
    raise_on_giveup = false,
    clock = ThreadClock,
    log = (backoff = debug, giveup = warn),
    name = "fetch",
    args,
    observe,
    attempt = n,
    clone(url),
    lend(rows),
    crate = ::backoff_retry,
)]
fn fetch(url: String, mut rows: Vec<u32>, tries: u32) -> Result<usize, Error> {
    rows.push(tries + n);
    Ok(url.into_bytes().len() + rows.len())
}

#[on_predicate(
    constant([1ms, 2ms]),
    |value| *value == Some(limit),
    max_tries = Some(limit),
    max_time = Duration::from_secs(1),
    jitter = none,
    on_backoff = [tell, tell_later],
    clock = TokioClock,
    log = none,
)]
async fn poll(limit: u32) -> Option<u32> {
    Some(limit)
}

fn main() {
    assert_eq!(fetch("abc".to_owned(), Vec::new(), 1).unwrap(), 4);
    let _ = poll(3);
}
