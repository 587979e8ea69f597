// A generator that is not imported, with an argument.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception(expo(factor = 1s), max_tries = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
