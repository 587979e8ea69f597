#[on_exception(runtime(|error| error.retry_after()).or(expo), max_tries = 8, jitter = none, log = none)]
async fn call(request: &Request) -> Result<Response, ApiError> {
    http(request).await
}
