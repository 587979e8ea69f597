// After a fault rustc takes the import of the generator for unused: a warning that should not be there.

use std::io::Error;

use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 0)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
