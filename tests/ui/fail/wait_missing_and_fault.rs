// No wait generator, and a misspelt option.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception(max_trys = 3, max_time = 5m)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
