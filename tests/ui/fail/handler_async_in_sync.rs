// An async handler in a function that is not async.

use std::io::Error;

use backoff_retry::*;

async fn later(_details: &backoff_retry::Details<'_, Error>) {}

#[on_exception(expo, on_backoff = later)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
