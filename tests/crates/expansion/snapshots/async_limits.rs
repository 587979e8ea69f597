#[on_exception(expo, attempt_timeout = 5s, timeout = limit, budget = &BUDGET, cancel = token.cancelled(),
               fallback = |given_up| Err(given_up.outcome))]
async fn fetch(url: &str, limit: Duration, token: &Token) -> Result<Body, Error> {
    get(url).await
}
