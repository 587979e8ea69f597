#[on_exception(expo, max_tries = 5)]
async fn fetch(url: &str) -> Result<Body, Error> {
    get(url).await
}
