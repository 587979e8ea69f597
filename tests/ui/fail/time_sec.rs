// A unit that is spelt otherwise.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_time = 5sec)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
