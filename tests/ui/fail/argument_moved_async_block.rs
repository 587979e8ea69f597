use std::io::Error;

use backoff_retry::{expo, on_exception};

fn open(path: String) -> Result<u32, Error> {
    std::fs::read(path).map(|_| 1)
}

#[on_exception(expo)]
async fn fetch(url: String) -> Result<u32, Error> {
    let n = open(url)?;
    Ok(n)
}

fn main() {}
