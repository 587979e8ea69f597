// Error types where the error is a `String`.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, Error)]
fn fetch() -> Result<u32, String> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
