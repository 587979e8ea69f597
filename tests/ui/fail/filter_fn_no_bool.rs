// A filter function that answers neither true nor false.

use std::io::Error;

use backoff_retry::*;

fn text(error: &Error) -> String {
    error.to_string()
}

#[on_exception(expo, text)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
