// An async closure as `giveup` in a function that is not async.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, giveup = async |_| true)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
