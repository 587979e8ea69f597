// `raise_on_giveup` with a number.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, raise_on_giveup = 5)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
