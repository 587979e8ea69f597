// The path of the crate in quotes.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, crate = "backoff_retry")]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
