// `interval`: the word of another library.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, interval = 5s)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
