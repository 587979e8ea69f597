use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{expo, on_exception, runtime};

#[on_exception(runtime(HttpError::retry_after).max_value(60s).or(expo()), HttpError::is_transient,
               jitter = none, max_tries = 5)]
async fn fetch(url: &str) -> Result<String, HttpError> {
    Ok(check(reqwest::get(url).await?)?.text().await?)
}
