// A time of more than 365 days.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_time = 400d)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
