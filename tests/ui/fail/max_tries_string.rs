// A number in quotes.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_tries = "5")]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
