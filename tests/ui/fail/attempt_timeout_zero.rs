use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 3, attempt_timeout = 0s)]
async fn attempt() -> Result<(), std::io::Error> {
    Ok(())
}

#[on_exception(expo, timeout = 0s)]
async fn call() -> Result<(), std::io::Error> {
    Ok(())
}

#[on_exception(expo, timeout = -5s)]
async fn negative() -> Result<(), std::io::Error> {
    Ok(())
}

fn main() {}
