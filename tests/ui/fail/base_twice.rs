// An argument of a generator that is given twice.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(base = 2, base = 3))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
