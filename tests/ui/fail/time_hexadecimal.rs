// A time that is not decimal.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_time = 0x10s)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
