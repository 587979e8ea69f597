// A handler that returns a value.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, on_backoff = |details| details.tries)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
