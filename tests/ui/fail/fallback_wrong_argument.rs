use backoff_retry::{Details, expo, on_exception};

fn five(_: &Details<'_, String>) -> Result<u32, String> {
    Ok(5)
}

#[on_exception(expo, max_tries = 3, fallback = five)]
fn fetch() -> Result<u32, String> {
    Ok(1)
}

fn main() {}
