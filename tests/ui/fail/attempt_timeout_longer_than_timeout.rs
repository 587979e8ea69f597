use backoff_retry::{expo, on_exception};

#[on_exception(expo, attempt_timeout = 2min, timeout = 60s)]
async fn fetch() -> Result<(), std::io::Error> {
    Ok(())
}

fn main() {}
