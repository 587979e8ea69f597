// A number where a name belongs.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, attempt = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
