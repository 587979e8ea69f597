// A handler that is no function.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, on_backoff = 5u8)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
