// The filter before a wait generator with arguments.

use std::io::Error;

use backoff_retry::*;

#[on_exception(Error, constant(5s), max_tries = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
