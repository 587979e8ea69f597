// Powers of a negative number.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(base = -1))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
