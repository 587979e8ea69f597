// A flag with a value.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, observe = true)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
