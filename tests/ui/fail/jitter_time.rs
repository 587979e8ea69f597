// A time where a jitter belongs.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, jitter = 5s)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
