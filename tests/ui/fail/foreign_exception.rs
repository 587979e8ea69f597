// `exception`: the word of another library.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, exception = Error)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
