async fn call(request: &Request) -> Result<Response, ApiError> {
    let returns = p::returns::<Result<Response, ApiError>, p::OnError>();
    let mut slot = ::core::default::Default::default();
    let clock = p::async_clock();
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = async {
                #[allow(unreachable_code)]
                if false {
                    let returned: Result<Response, ApiError> = loop {};
                    return returned;
                }
                { http(request).await }
            }
                .await;
            let elapsed = p::Duration::ZERO;
            p::is_returned(returns, &out);
            match p::result_ref(&out) {
                p::Ok(outcome) => {
                    break out;
                }
                p::Err(outcome) => {
                    let giveup = false;
                    match p::decide(
                        tries,
                        elapsed,
                        &p::Limits::none().max_tries(p::Some(8u32)).max_time(p::None),
                        giveup,
                        || p::next_wait(
                            &mut slot,
                            || {
                                runtime(p::suggestion(returns, |error| error.retry_after()))
                                    .or(p::with_defaults(expo))
                            },
                            tries,
                            outcome,
                        ),
                        |wait| wait,
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
