// A misspelt option.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, jiter = none)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
