// `clone` of `self`, which is no argument with a name.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, clone(self))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
