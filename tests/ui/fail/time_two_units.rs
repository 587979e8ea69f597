// A time in two units.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_time = 1h30min)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
