use backoff_retry::{expo, on_exception};

#[on_exception(expo, total_timeout = 30s, try_timeout = 5s, deadline = 60s)]
async fn connect() -> Result<(), std::io::Error> {
    Ok(())
}

#[on_exception(expo, cancellation_token = token, retry_budget = 10, or_else = |_| Ok(()))]
async fn fetch() -> Result<(), std::io::Error> {
    Ok(())
}

fn main() {}
