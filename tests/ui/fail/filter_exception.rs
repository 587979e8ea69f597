// Python's word for every error.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, Exception)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
