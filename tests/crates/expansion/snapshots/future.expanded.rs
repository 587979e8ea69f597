fn fetch(
    client: &Client,
    mut url: Url,
) -> impl Future<Output = Result<Body, Error>> + Send {
    let client = client.clone();
    async move {
        let mut slot = ::core::default::Default::default();
        let clock = p::async_clock();
        let mut tries = 0u32;
        loop {
            tries = p::next_try(tries);
            let wait = {
                let out = async {
                    #[allow(unreachable_code)]
                    if false {
                        let returned: Result<Body, Error> = loop {};
                        return returned;
                    }
                    { client.get(&mut url).await }
                }
                    .await;
                let elapsed = p::Duration::ZERO;
                match p::result_ref(&out) {
                    p::Ok(outcome) => {
                        break out;
                    }
                    p::Err(outcome) => {
                        let giveup = false;
                        match p::decide(
                            tries,
                            elapsed,
                            &p::Limits::none()
                                .max_tries(p::Some(3u32))
                                .max_time(p::None),
                            giveup,
                            || p::next_wait(&mut slot, || expo, tries, outcome),
                            |wait| p::default_jitter(wait),
                        ) {
                            p::Verdict::Retry(wait) => wait,
                            p::Verdict::GiveUp(reason) => {
                                break out;
                            }
                        }
                    }
                }
            };
            p::AsyncSleep::sleep(&clock, wait).await;
        }
    }
}
