use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 3, attempt_timeout = seconds)]
async fn fetch(seconds: u64) -> Result<(), std::io::Error> {
    Ok(())
}

fn main() {}
