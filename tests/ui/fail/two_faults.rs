// Two faults at once.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(factor = 5m), max_tries = 0, colour = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
