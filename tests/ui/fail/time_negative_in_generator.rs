// A negative time in a generator.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(factor = -1s))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
