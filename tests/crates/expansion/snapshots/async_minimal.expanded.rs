async fn fetch(url: &str) -> Result<Body, Error> {
    p::plain_async_loop! {
        in_place[Result < Body, Error >] { get(url). await } returned __returned result
        __returned name "::fetch" max_tries 5u32 jitter default_jitter generator expo
    }
}
