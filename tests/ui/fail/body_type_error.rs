// A wrong type in the body: what rustc says without the attribute, once.

use backoff_retry::*;

#[on_exception(expo)]
fn fetch() -> Result<u32, std::io::Error> {
    Ok("one")
}

fn main() {
    let _ = fetch();
}
