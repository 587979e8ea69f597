#[on_exception(&API)]
async fn fetch(url: &str) -> Result<Response, ApiError> {
    get(url).await
}
