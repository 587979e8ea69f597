// A list of times where the wait generator belongs.

use std::io::Error;

use backoff_retry::*;

#[on_exception([1s, 2s])]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
