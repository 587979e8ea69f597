// A call that makes a `Duration` where the wait generator belongs.

use std::io::Error;
use std::time::Duration;

use backoff_retry::*;

#[on_exception(Duration::from_secs(5))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
