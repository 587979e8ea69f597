// An async `giveup` in a function that is not async.

use std::io::Error;

use backoff_retry::*;

async fn fatal(_error: &Error) -> bool {
    true
}

#[on_exception(expo, giveup = fatal)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
