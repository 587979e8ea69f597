fn fetch(
    client: &Client,
    mut url: Url,
) -> impl Future<Output = Result<Body, Error>> + Send {
    let client = client.clone();
    async move {
        let mut __slot = ::core::default::Default::default();
        let __clock = p::async_clock();
        let mut __tries = 0u32;
        loop {
            __tries = p::next_try(__tries);
            let __wait = {
                let __out = async {
                    #[allow(unreachable_code)]
                    if false {
                        let __returned: Result<Body, Error> = loop {};
                        return __returned;
                    }
                    { client.get(&mut url).await }
                }
                    .await;
                let __elapsed = p::Duration::ZERO;
                match p::result_ref(&__out) {
                    p::Ok(__outcome) => {
                        break __out;
                    }
                    p::Err(__outcome) => {
                        let __giveup = false;
                        match p::decide(
                            __tries,
                            __elapsed,
                            &p::Limits::none().max_tries(p::Some(3u32)),
                            __giveup,
                            || p::next_wait(&mut __slot, || expo, __tries, __outcome),
                            |__wait| p::default_jitter(__wait),
                        ) {
                            p::Verdict::Retry(__wait) => __wait,
                            p::Verdict::GiveUp(__reason) => {
                                break __out;
                            }
                        }
                    }
                }
            };
            p::AsyncSleep::sleep(&__clock, __wait).await;
        }
    }
}
