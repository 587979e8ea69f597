// A type in the place of the predicate.

use std::io::Error;

use backoff_retry::*;

#[on_predicate(expo, Error)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
