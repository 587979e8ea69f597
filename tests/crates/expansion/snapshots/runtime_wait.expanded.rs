async fn call(request: &Request) -> Result<Response, ApiError> {
    let __returns = p::returns::<Result<Response, ApiError>, p::OnError>();
    let mut __slot = ::core::default::Default::default();
    let __clock = p::async_clock();
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out = {
                let __returned: Result<Response, ApiError> = { http(request).await };
                __returned
            };
            p::is_returned(__returns, &__out);
            let __outcome = match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    break __out;
                }
                p::Err(__outcome) => __outcome,
            };
            match {
                let __show = {
                    #[allow(unused_imports)]
                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                    (&&&p::Showing::of(__outcome)).__backoff_show()
                };
                let __judged = p::type_of(__outcome);
                let __site = &const {
                    p::Site {
                        target: ::core::concat!(::core::module_path!(), "::", "call"),
                        limits: p::Limits::none(),
                        levels: p::Levels {
                            backoff: p::None,
                            giveup: p::None,
                        },
                        make: (),
                    }
                        .max_tries(p::Some(8u32))
                };
                p::failed_untold(
                    p::judged::<p::OnError>(),
                    __site,
                    __tries,
                    __out,
                    __show,
                    (),
                    p::made_here(
                        __judged,
                        || {
                            runtime(
                                    p::suggestion(__returns, |error| error.retry_after()),
                                )
                                .or(p::with_defaults(expo))
                        },
                        &mut __slot,
                    ),
                    p::no_jitter,
                )
            } {
                p::ControlFlow::Continue(__wait) => __wait,
                p::ControlFlow::Break(__out) => break __out,
            }
        };
        p::AsyncSleep::sleep(&__clock, __wait).await;
        __tries = p::next_try(__tries);
    }
}
