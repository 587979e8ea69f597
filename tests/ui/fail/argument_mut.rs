// A `mut` argument that is not `Copy`.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo)]
fn fetch(mut rows: Vec<u32>) -> Result<u32, Error> {
    rows.push(1);
    Ok(1)
}

fn main() {
    let _ = fetch(Vec::new());
}
