// A negative time in a list.

use std::io::Error;

use backoff_retry::*;

#[on_exception(constant([1s, -2s]))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
