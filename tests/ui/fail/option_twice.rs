// An option that is given twice.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_tries = 3, max_tries = 4)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
