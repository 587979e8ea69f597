// Types are listed in parentheses.
use backoff_retry::*;

#[on_exception(expo, [std::io::Error, std::fmt::Error], max_tries = 3)]
fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
