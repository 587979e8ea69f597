// A body that is still being typed, and a fault in the arguments.

use backoff_retry::*;

#[on_exception(expo, max_tries = 0)]
fn fetch() -> Result<u32, std::io::Error> {
    let length = ;
    Ok(1)
}

fn main() {
    let _ = fetch();
}
