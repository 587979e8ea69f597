// `clone` with nothing.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, clone)]
fn fetch(url: String) -> Result<u32, Error> {
    drop(url.clone());
    Ok(1)
}

fn main() {
    let _ = fetch(String::new());
}
