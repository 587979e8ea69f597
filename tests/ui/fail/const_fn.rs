// A `const fn`.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo)]
const fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
