// One event with two levels.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, log = (backoff = debug, backoff = warn))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
