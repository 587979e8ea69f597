// A clock that is none, in an async function.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, clock = 5u8)]
async fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
