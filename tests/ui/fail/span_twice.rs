// A flag that is given twice.

use backoff_retry::*;

#[on_exception(expo, span, max_tries = 5, span)]
fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {}
