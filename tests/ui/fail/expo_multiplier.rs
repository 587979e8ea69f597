// Arguments as tenacity calls them.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(multiplier = 1, min = 4, max = 10))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
