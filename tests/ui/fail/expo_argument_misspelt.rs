// A misspelt argument of a generator.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo(facter = 2s))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
