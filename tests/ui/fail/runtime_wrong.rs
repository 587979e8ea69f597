// What `runtime` is told is no time.

use std::io::Error;

use backoff_retry::*;

#[on_exception(runtime(|error| error.to_string()))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
