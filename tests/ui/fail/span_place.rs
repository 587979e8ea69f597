// A flag in the place of the wait generator, one that is misspelled, and two in the words of other places.

use backoff_retry::*;

#[on_exception(span, expo, max_tries = 5)]
fn first() -> Result<u32, std::io::Error> {
    Ok(1)
}

#[on_predicate(expo, max_tries = 5, spans)]
fn misspelled() -> u32 {
    1
}

#[on_exception(expo, max_tries = 5, observed)]
fn in_other_words() -> Result<u32, std::io::Error> {
    Ok(1)
}

#[on_exception(expo, max_tries = 5, metrics)]
fn as_elsewhere() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {}
