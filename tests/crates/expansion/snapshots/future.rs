#[on_exception(expo, max_tries = 3, log = none)]
fn fetch(client: &Client, mut url: Url) -> impl Future<Output = Result<Body, Error>> + Send {
    let client = client.clone();
    async move { client.get(&mut url).await }
}
