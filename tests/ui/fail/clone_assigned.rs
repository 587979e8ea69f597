// `clone` with an equals sign.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, clone = url)]
fn fetch(url: String) -> Result<u32, Error> {
    drop(url.clone());
    Ok(1)
}

fn main() {
    let _ = fetch(String::new());
}
