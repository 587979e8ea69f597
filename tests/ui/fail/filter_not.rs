// Error types that are not to be retried.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, not(Error))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
