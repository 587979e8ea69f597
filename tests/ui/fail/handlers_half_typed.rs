// A list of handlers that is no list.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, on_backoff = [,])]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
