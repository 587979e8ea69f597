// A clock that cannot sleep in an async function.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, clock = ThreadClock)]
async fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
