use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 3, fallback = async |_| Ok(5))]
fn fetch() -> Result<u32, String> {
    Ok(1)
}

fn main() {}
