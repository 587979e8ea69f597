// No arguments at all.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
