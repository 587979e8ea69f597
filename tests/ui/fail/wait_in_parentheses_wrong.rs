// A generator with a field that takes a time and is given text.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(factor = "1s"))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
