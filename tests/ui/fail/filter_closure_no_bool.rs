// A filter that answers neither true nor false.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, |error| error.to_string())]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
