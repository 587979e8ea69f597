use backoff_retry::{expo, on_exception};

#[on_exception(expo, max_tries = 5)]
async fn fetch(url: &str) -> Result<String, reqwest::Error> {
    reqwest::get(url).await?.error_for_status()?.text().await
}
