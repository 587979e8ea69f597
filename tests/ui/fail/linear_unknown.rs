// A name that is not an argument of the wait generator.

use std::io::Error;

use backoff_retry::*;

#[on_exception(linear(speed = 3s))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
