// `notify`: the word of another library.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, notify = |e, d| println!("{e}"))]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
