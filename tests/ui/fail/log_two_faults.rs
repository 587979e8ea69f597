// A level that does not exist, for one event.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, log = (backoff = loud, giveup = warn))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
