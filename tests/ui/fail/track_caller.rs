// A function that asks for the place of its caller.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo)]
#[track_caller]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
