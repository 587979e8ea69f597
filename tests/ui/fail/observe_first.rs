// A flag in the place of the wait generator, and one among its arguments.

use std::io::Error;

use backoff_retry::*;

#[on_exception(observe, expo)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

#[on_predicate(expo(observe), |n| *n == 0)]
fn count() -> u32 {
    1
}

fn main() {
    let _ = (fetch(), count());
}
