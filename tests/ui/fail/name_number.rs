// A name that is a number.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, name = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
