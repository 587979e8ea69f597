#[on_exception(expo, max_tries = 5, span, giveup = is_fatal, on_backoff = |details| note(details))]
async fn fetch(url: &str) -> Result<Response, ApiError> {
    get(url).await
}
