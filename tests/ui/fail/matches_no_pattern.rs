// `matches` with a closure.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, matches = |error| error.is_fatal())]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
