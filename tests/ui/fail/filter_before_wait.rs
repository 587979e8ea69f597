// The filter before the wait generator.

use std::io::Error;

use backoff_retry::*;

#[on_exception(Error, expo, max_tries = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
