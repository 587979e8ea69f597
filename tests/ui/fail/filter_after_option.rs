// A filter behind an option.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_tries = 3, |_| true)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
