// A number where an argument takes a time.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(factor = 0.5 * x))]
fn fetch(x: f64) -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch(1.0);
}
