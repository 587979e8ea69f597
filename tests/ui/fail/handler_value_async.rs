// A handler that returns a value, in an async function.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, on_backoff = |details| details.tries)]
async fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
