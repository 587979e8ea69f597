// A time where a number belongs.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(base = 2s))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
