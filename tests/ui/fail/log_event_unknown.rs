// An event that is not logged.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, log = (retry = info))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
