// A handler that changes an argument of which attempts have copies.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, on_backoff = |_| count += 10)]
fn fetch(mut count: u32) -> Result<u32, Error> {
    count += 1;
    Ok(count)
}

fn main() {
    let _ = fetch(1);
}
