// A body that moves one of two arguments, in an async block of its own.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo)]
async fn fetch(url: String, body: Vec<u8>, tries: u32) -> Result<u32, Error> {
    std::fs::write(url, &body)?;
    Ok(tries)
}

fn main() {
    let _ = fetch(String::new(), Vec::new(), 1);
}
