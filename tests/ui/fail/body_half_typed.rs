// A body that is still being typed: only what rustc says about it.

use backoff_retry::*;

#[on_exception(expo)]
fn fetch() -> Result<u32, std::io::Error> {
    let text = String::from("1");
    let length = text.
    Ok(1)
}

fn main() {
    let _ = fetch();
}
