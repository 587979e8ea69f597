// A number of the attempt that the body does not use.
#![deny(unused_variables)]

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, attempt = n)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
