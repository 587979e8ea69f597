// A wrong type in the body of an async function: what rustc says without the attribute, once.

use backoff_retry::*;

#[on_exception(expo)]
async fn fetch() -> Result<u32, std::io::Error> {
    Ok("one")
}

fn main() {
    let _ = fetch();
}
