use backoff_retry::{expo, on_exception};

struct FetchError;

#[on_exception(expo, max_tries = 3, attempt_timeout = 10s)]
async fn fetch() -> Result<(), FetchError> {
    Ok(())
}

fn main() {}
