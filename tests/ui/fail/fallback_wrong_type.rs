use backoff_retry::{GivenUp, expo, on_exception};

#[on_exception(expo, max_tries = 3, fallback = |_| 5)]
fn closure() -> Result<u32, String> {
    Ok(1)
}

fn five(_: GivenUp<String>) -> u32 {
    5
}

#[on_exception(expo, max_tries = 3, fallback = five)]
async fn named() -> Result<u32, String> {
    Ok(1)
}

fn main() {}
