// A filter that lacks the parameter of a closure.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, error.is_transient())]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
