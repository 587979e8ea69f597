// A limit of the wrong type.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_time = seconds)]
fn fetch(seconds: u64) -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch(3);
}
