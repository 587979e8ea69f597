// A flag with a value.

use backoff_retry::*;

#[on_exception(expo, max_tries = 5, span = "fetch")]
fn named() -> Result<u32, std::io::Error> {
    Ok(1)
}

#[on_exception(expo, max_tries = 5, span = true)]
fn switched_on() -> Result<u32, std::io::Error> {
    Ok(1)
}

#[on_exception(expo, max_tries = 5, span("fetch"))]
fn called() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {}
