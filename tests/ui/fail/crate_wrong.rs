// A path that does not lead to this crate.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, crate = ::std)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
