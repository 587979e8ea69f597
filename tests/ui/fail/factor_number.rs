// An argument of a generator with the wrong type.
use backoff_retry::*;

#[on_exception(expo(factor = first), max_tries = 3)]
fn fetch(first: u64) -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {
    let _ = fetch(1);
}
