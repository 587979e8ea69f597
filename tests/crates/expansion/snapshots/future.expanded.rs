fn fetch(
    client: &Client,
    mut url: Url,
) -> impl Future<Output = Result<Body, Error>> + Send {
    let client = client.clone();
    async move {
        use p::{self as __backoff, scope::*};
        let mut __slot = __backoff::slot();
        let mut __tries = 1u32;
        loop {
            let __wait = {
                let __out: Result<Body, Error> = if __backoff::never() {
                    __backoff::absurd()
                } else {
                    client.get(&mut url).await
                };
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
                            target: ::core::concat!(::core::module_path!(), "::fetch"),
                            max_tries: __backoff::Some(3u32),
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
                        __backoff::made(expo, &mut __slot),
                        __backoff::default_jitter,
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
}
