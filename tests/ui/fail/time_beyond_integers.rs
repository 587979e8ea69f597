// Times that no integer holds.

use std::io::Error;

use backoff_retry::*;

#[on_exception(expo, max_time = 340282366920938463463374607431.999999999s)]
fn fetch() -> Result<u32, Error> {
    Ok(1)
}

#[on_exception(expo(factor = 999999999999999999999999999999999999999999999999999999999999ms))]
fn store() -> Result<u32, Error> {
    Ok(1)
}

fn main() {
    let _ = (fetch(), store());
}
