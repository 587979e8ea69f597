use backoff_retry::{VirtualClock, expo, on_exception};

#[on_exception(expo, max_tries = 5, span)]
fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

#[on_exception(expo, max_tries = 5, span, clock = VirtualClock::new())]
async fn fetch_async(client: &u32) -> Result<u32, std::io::Error> {
    fetch_async_later(client).await
}

async fn fetch_async_later(client: &u32) -> Result<u32, std::io::Error> {
    Ok(*client)
}

fn main() {
    let _ = (fetch(), fetch_async(&1));
}
