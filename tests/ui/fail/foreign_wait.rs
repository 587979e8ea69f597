// `wait`: the word of another library.

use std::io::Error;

use backoff_retry::on_exception;

#[on_exception(wait = expo)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
