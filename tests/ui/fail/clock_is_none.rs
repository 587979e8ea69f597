// A clock that is none.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, clock = 5u8)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
