use backoff_retry::{expo, on_exception};

#[on_exception(expo)]
fn count(ref mut n: u8) -> Result<u8, String> {
    *n += 1;
    Err(n.to_string())
}

fn main() {}
