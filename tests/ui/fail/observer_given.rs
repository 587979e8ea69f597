// An observer belongs to the process, and not to a function.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, observer = &OBSERVER)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(expo, max_tries = 3, metrics = true)]
fn store() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = (fetch(), store());
}
