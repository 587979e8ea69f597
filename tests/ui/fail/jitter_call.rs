// A jitter that is called, as in other libraries.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, jitter = full_jitter())]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
