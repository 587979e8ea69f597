// A pattern of another type.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, matches = Some(_))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
