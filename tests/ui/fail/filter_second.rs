// A second filter.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, |_| true, |_| false)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
