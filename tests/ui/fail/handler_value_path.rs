// A handler function that returns a value.

use std::io::Error;

use backoff_retry::*;

fn count(details: &backoff_retry::Details<'_, Error>) -> u32 {
    details.tries
}

#[on_exception(expo, on_giveup = count)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
