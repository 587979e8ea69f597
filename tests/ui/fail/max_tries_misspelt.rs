// A misspelt option.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_trys = 3)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
