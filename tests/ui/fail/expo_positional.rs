// An argument of `expo` without its name.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(2))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
