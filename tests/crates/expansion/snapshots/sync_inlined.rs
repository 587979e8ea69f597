#[on_exception(expo(factor = 100ms), max_tries = 3, jitter = none, log = none)]
fn fetch(url: &str) -> Result<Body, Error> {
    get(url)
}
