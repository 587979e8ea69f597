// A type that does not exist.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, (Error, Missing))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
