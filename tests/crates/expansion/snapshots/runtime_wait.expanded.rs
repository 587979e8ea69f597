async fn call(request: &Request) -> Result<Response, ApiError> {
    use p::{self as __backoff, scope::*};
    let __returns = __backoff::returns::<
        Result<Response, ApiError>,
        __backoff::OnError,
    >();
    let mut __slot = __backoff::slot();
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out: Result<Response, ApiError> = if __backoff::never() {
                __backoff::absurd()
            } else {
                http(request).await
            };
            __backoff::is_returned(__returns, &__out);
            let __outcome = match __backoff::result_ref(&__out) {
                __backoff::Ok(_) => {
                    break __out;
                }
                __backoff::Err(__outcome) => __outcome,
            };
            match {
                let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                __backoff::failed_untold(
                    __backoff::ON_ERROR,
                    &__backoff::Site {
                        target: ::core::concat!(::core::module_path!(), "::call"),
                        max_tries: __backoff::Some(8u32),
                        levels: __backoff::Levels {
                            backoff: __backoff::None,
                            giveup: __backoff::None,
                        },
                        ..__backoff::SITE
                    },
                    __tries,
                    __out,
                    __show,
                    (),
                    __backoff::made(
                        runtime(
                                __backoff::suggestion(
                                    __returns,
                                    |error| error.retry_after(),
                                ),
                            )
                            .or(__backoff::with_defaults(expo)),
                        &mut __slot,
                    ),
                    __backoff::no_jitter,
                )
            } {
                __backoff::Ok(__wait) => __wait,
                __backoff::Err(__out) => break __out,
            }
        };
        __backoff::AsyncSleep::sleep(&__backoff::async_clock(), __wait).await;
        __tries = __backoff::next_try(__tries);
    }
}
