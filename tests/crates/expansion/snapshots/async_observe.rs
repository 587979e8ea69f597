#[on_exception(expo, max_tries = 3, observe)]
async fn fetch(url: &str) -> Result<String, Error> {
    get(url).await
}
