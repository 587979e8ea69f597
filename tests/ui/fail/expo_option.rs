// Options among the arguments of the wait generator.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(max_tries = 3, jitter = none))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
