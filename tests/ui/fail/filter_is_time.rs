// A limit on time in the place of the filter.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, 30s)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
