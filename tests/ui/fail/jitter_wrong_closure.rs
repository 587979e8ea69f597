// A jitter that returns a number.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, jitter = |wait| wait.as_secs())]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
