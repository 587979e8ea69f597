// A future that the body does not build in an `async` block cannot be made again.
use backoff_retry::*;

async fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

#[on_exception(expo, max_tries = 3)]
fn fetch_later() -> impl Future<Output = Result<u32, std::io::Error>> {
    fetch()
}

fn main() {
    let _ = fetch_later();
}
