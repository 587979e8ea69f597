// A handler with two parameters.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, on_backoff = |error, wait| println!("{error} {wait:?}"))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
