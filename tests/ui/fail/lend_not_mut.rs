// `lend` on an argument that is not `mut` would do nothing.
use backoff_retry::*;

#[on_exception(expo, max_tries = 3, lend(url))]
fn fetch(url: String) -> Result<usize, std::io::Error> {
    Ok(url.len())
}

fn main() {
    let _ = fetch(String::new());
}
