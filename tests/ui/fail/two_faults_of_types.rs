// Two faults that only types show.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_tries = tries, max_time = seconds)]
fn fetch(tries: usize, seconds: u64) -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch(3, 3);
}
