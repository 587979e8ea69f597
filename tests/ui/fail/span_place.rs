// A flag in the place of the wait generator, and one that is misspelled.

use backoff_retry::*;

#[on_exception(span, expo, max_tries = 5)]
fn first() -> Result<u32, std::io::Error> {
    Ok(1)
}

#[on_predicate(expo, max_tries = 5, spans)]
fn misspelled() -> u32 {
    1
}

fn main() {}
