#[on_exception(&self.policy, attempt_timeout = 5s)]
async fn fetch(&self, url: &str) -> Result<Response, ApiError> {
    get(url).await
}
