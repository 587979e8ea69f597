// An error type where the wait generator belongs.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception(Error, max_tries = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
