// A `Duration` where the wait generator belongs.

use std::io::Error;

use backoff_retry::on_exception;

const PAUSE: std::time::Duration = std::time::Duration::from_secs(1);

#[on_exception(PAUSE)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
