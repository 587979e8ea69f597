// An argument that another generator has.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(interval = 2s))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
