// An argument that is no wait generator.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception(pause)]
fn fetch(pause: u32) -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch(3);
}
