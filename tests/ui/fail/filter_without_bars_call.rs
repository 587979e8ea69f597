// A call as a filter that lacks the parameter of a closure.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, is_transient(&error))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
