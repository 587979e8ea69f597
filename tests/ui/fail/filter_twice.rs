// A filter and `matches`.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, |_| true, matches = Error { .. })]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
