// `clone` of something that is no argument.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, clone(nothere))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
