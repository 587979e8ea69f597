// A handler of details without the type of the outcome.

use std::io::Error;

use backoff_retry::*;

fn tell(details: &Details) {
    println!("{}", details.tries);
}

#[on_exception(expo, on_backoff = tell)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
