// A constant number where an argument takes a time.

use std::io::Error;

use backoff_retry::*;

const FIRST: f64 = 0.5;

#[on_exception(expo(factor = FIRST))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
