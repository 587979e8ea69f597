// A flag that is given twice.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, observe, max_tries = 3, observe)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
