// A level in capitals.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, log = Info)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
