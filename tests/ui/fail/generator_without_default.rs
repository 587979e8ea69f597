// A generator of the user that takes a positional argument and gets none.

use std::io::Error;

use backoff_retry::on_exception;

fn paced(by: std::time::Duration) -> std::iter::Repeat<std::time::Duration> {
    std::iter::repeat(by)
}

#[on_exception(paced, max_tries = 2)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
