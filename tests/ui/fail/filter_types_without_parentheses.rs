// Error types without parentheses.

use std::{fmt, io};

use backoff_retry::*;

#[on_exception(expo, io::Error, fmt::Error, fmt::Error, max_tries = 3)]
fn fetch() -> Result<u32, Box<dyn std::error::Error>> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
