// A limit of the wrong type.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_tries = tries)]
fn fetch(tries: usize) -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch(3);
}
