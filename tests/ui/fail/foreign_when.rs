// `when`: the word of another library.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, when = |_| true)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
