// A closure with an argument in the place of the wait.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception(|error| error.retry_after())]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
