// The name of an argument for the number of the attempt.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, attempt = n)]
fn fetch(n: u32) -> Result<u32, Error> {
    Ok(n)
}

fn main() {
    let _ = fetch(1);
}
