// Not an option yet.
use backoff_retry::*;

#[on_exception(expo, timeout = 5s)]
async fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {
    drop(fetch());
}
