async fn call(request: &Request) -> Result<Response, ApiError> {
    let __returns = p::returns::<Result<Response, ApiError>, p::OnError>();
    let mut __slot = ::core::default::Default::default();
    let __clock = p::async_clock();
    let mut __tries = 0u32;
    loop {
        __tries = p::next_try(__tries);
        let __wait = {
            let __out = async {
                #[allow(unreachable_code)]
                if false {
                    let __returned: Result<Response, ApiError> = loop {};
                    return __returned;
                }
                { http(request).await }
            }
                .await;
            let __elapsed = p::Duration::ZERO;
            p::is_returned(__returns, &__out);
            match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    break __out;
                }
                p::Err(__outcome) => {
                    let __giveup = false;
                    match p::decide(
                        __tries,
                        __elapsed,
                        &p::Limits::none().max_tries(p::Some(8u32)),
                        __giveup,
                        || p::next_wait(
                            &mut __slot,
                            || {
                                runtime(
                                        p::suggestion(__returns, |error| error.retry_after()),
                                    )
                                    .or(p::with_defaults(expo))
                            },
                            __tries,
                            __outcome,
                        ),
                        |__wait| __wait,
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
