// A wait generator that is none.

use std::io::Error;

use backoff_retry::on_exception;

const PAUSE: String = String::new();

#[on_exception(PAUSE)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
