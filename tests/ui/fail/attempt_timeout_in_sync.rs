use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 3, attempt_timeout = 10s, timeout = 60s)]
fn fetch() -> Result<(), std::io::Error> {
    Ok(())
}

fn main() {}
