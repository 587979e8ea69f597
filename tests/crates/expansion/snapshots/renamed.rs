#[on_exception(expo, max_tries = 3, crate = ::retry, on_backoff = told)]
async fn fetch(r#type: &str) -> Result<Body, Error> {
    get(r#type).await
}
