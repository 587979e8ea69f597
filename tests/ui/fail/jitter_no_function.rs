// A jitter that is a word.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, jitter = "full")]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
