// A success that is a `Result` itself: its errors are not retried.
#![deny(deprecated)]

use std::io::Error;

use backoff_retry::*;

struct Elapsed;

type Joined<T> = Result<T, Elapsed>;

static POLICY: Policy = Policy::new(expo());

#[on_exception(expo)]
fn fetch() -> Result<Result<u32, Error>, Elapsed> {
    Err(Elapsed)
}

#[on_exception(expo)]
async fn fetch_later() -> Joined<Result<u32, Error>> {
    Err(Elapsed)
}

#[on_exception(&POLICY, max_tries = 3)]
async fn fetch_under_policy() -> Result<std::io::Result<u32>, Elapsed> {
    fetch()
}

type NestedResult = Result<Result<u32, Error>, Elapsed>;

#[on_exception(expo)]
fn fetch_by_name() -> NestedResult {
    Err(Elapsed)
}

fn main() {}
