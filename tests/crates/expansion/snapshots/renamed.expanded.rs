async fn fetch(r#type: &str) -> Result<Body, Error> {
    use ::retry::__private::{self as __backoff, scope::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out: Result<Body, Error> = if __backoff::never() {
                __backoff::absurd()
            } else {
                get(r#type).await
            };
            let __outcome = match __backoff::result_ref(&__out) {
                __backoff::Ok(_) => {
                    break __out;
                }
                __backoff::Err(__outcome) => __outcome,
            };
            let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
            let __giveup = false;
            match {
                let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                __backoff::failed(
                    &__backoff::Site {
                        target: ::core::concat!(::core::module_path!(), "::fetch"),
                        max_tries: __backoff::Some(3u32),
                        ..__backoff::SITE
                    },
                    __tries,
                    __outcome,
                    __show,
                    (__backoff::Some(__elapsed), __giveup),
                    __backoff::made(expo, &mut __slot),
                    __backoff::default_jitter,
                )
            } {
                __backoff::Verdict::Retry(__wait) => {
                    {
                        {
                            let __step = {
                                let __backoff::Some(__outcome) = __backoff::error_of(&__out)
                                else { break __out };
                                let __function = told;
                                let __argument = __backoff::Details::new(
                                        ::core::concat!(::core::module_path!(), "::fetch"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_show(
                                        (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                    )
                                    .with_wait(__wait);
                                (&__backoff::FunctionOf(&__function, &__argument))
                                    .__backoff_handler_kind()
                                    .__backoff_start(__function, &__argument)
                            };
                            let __told = __step
                                .__backoff_tell(|| {
                                    __backoff::error_of(&__out)
                                        .map(|__outcome| {
                                            __backoff::Details::new(
                                                    ::core::concat!(::core::module_path!(), "::fetch"),
                                                    __tries,
                                                    __elapsed,
                                                    __outcome,
                                                )
                                                .with_show(
                                                    (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                                )
                                                .with_wait(__wait)
                                        })
                                });
                            let _: __backoff::Option<()> = __step
                                .__backoff_finish(&__told)
                                .await;
                        }
                    }
                    __wait
                }
                __backoff::Verdict::GiveUp(__reason) => {
                    break __out;
                }
            }
        };
        __backoff::AsyncSleep::sleep(&__clock, __wait).await;
        __tries = __backoff::next_try(__tries);
    }
}
