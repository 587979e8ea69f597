use std::time::Duration;
use backoff_retry::{expo, on_exception, runtime};
use reqwest::{Response, StatusCode, header::RETRY_AFTER};

enum FetchError { Busy { retry_after: Option<Duration> }, Other(reqwest::Error) }

impl FetchError {
    fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Busy { retry_after } => *retry_after,
            Self::Other(_) => None,
        }
    }
}

fn seconds_of_retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    Some(Duration::from_secs(seconds.parse().ok()?)) // the header may also contain a date, which is ignored here
}

#[on_exception(runtime(FetchError::retry_after).max_value(60s).or(expo()), jitter = none, max_tries = 5)]
async fn fetch(url: &str) -> Result<String, FetchError> {
    let response = reqwest::get(url).await.map_err(FetchError::Other)?;
    if matches!(response.status(), StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE) {
        return Err(FetchError::Busy { retry_after: seconds_of_retry_after(&response) });
    }
    response.error_for_status().map_err(FetchError::Other)?.text().await.map_err(FetchError::Other)
}
