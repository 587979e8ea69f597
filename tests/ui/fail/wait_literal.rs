// A time where the wait generator belongs.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception(5s)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
