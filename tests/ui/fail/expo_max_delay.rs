// An argument as other libraries call it.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(max_delay = 10s), max_tries = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
