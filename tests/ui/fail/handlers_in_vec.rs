// Handlers in a vector.

use std::io::Error;

use backoff_retry::*;

fn tell<E>(_: &Details<'_, E>) {}

#[on_exception(expo, on_backoff = vec![tell, tell])]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
