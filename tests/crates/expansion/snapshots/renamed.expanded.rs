async fn fetch(r#type: &str) -> Result<Body, Error> {
    let mut __slot = ::core::default::Default::default();
    let __clock = ::retry::__private::async_clock();
    let __start = ::retry::__private::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out = {
                let __returned: Result<Body, Error> = { get(r#type).await };
                __returned
            };
            let __elapsed = ::retry::__private::Clock::elapsed(&__clock, __start);
            let __outcome = match ::retry::__private::result_ref(&__out) {
                ::retry::__private::Ok(__outcome) => {
                    break __out;
                }
                ::retry::__private::Err(__outcome) => __outcome,
            };
            let __giveup = false;
            match {
                let __judged = ::retry::__private::type_of(__outcome);
                let __site = &const {
                    ::retry::__private::Site {
                        target: ::core::concat!(::core::module_path!(), "::", "fetch"),
                        limits: ::retry::__private::Limits::none(),
                        levels: ::retry::__private::Levels {
                            backoff: ::retry::__private::Some(
                                ::retry::__private::Level::Info,
                            ),
                            giveup: ::retry::__private::Some(
                                ::retry::__private::Level::Error,
                            ),
                        },
                        make: (),
                    }
                        .max_tries(::retry::__private::Some(3u32))
                        .make(|| expo)
                };
                ::retry::__private::failed(
                    __site,
                    __tries,
                    __outcome,
                    {
                        #[allow(unused_imports)]
                        use ::retry::__private::{
                            ViaDebug as _, ViaDisplay as _, ViaNothing as _,
                        };
                        (&&&::retry::__private::Showing::of(__outcome)).__backoff_show()
                    },
                    (::retry::__private::Some(__elapsed), __giveup),
                    ::retry::__private::made(__judged, __site, &mut __slot),
                    ::retry::__private::default_jitter,
                )
            } {
                ::retry::__private::Verdict::Retry(__wait) => {
                    {
                        {
                            let __step = {
                                #[allow(unused_imports)]
                                use ::retry::__private::{
                                    AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                                };
                                let ::retry::__private::Some(__outcome) = ::retry::__private::error_of(
                                    &__out,
                                ) else { break __out };
                                let __function = told;
                                let __argument = ::retry::__private::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "fetch"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_show({
                                        #[allow(unused_imports)]
                                        use ::retry::__private::{
                                            ViaDebug as _, ViaDisplay as _, ViaNothing as _,
                                        };
                                        (&&&::retry::__private::Showing::of(__outcome))
                                            .__backoff_show()
                                    })
                                    .with_wait(__wait);
                                (&::retry::__private::FunctionOf(&__function, &__argument))
                                    .__backoff_handler_kind()
                                    .__backoff_start(__function, &__argument)
                            };
                            let __told = __step
                                .__backoff_tell(|| {
                                    ::retry::__private::error_of(&__out)
                                        .map(|__outcome| {
                                            ::retry::__private::Details::new(
                                                    ::core::concat!(::core::module_path!(), "::", "fetch"),
                                                    __tries,
                                                    __elapsed,
                                                    __outcome,
                                                )
                                                .with_show({
                                                    #[allow(unused_imports)]
                                                    use ::retry::__private::{
                                                        ViaDebug as _, ViaDisplay as _, ViaNothing as _,
                                                    };
                                                    (&&&::retry::__private::Showing::of(__outcome))
                                                        .__backoff_show()
                                                })
                                                .with_wait(__wait)
                                        })
                                });
                            let _: ::retry::__private::Option<()> = __step
                                .__backoff_finish(&__told)
                                .await;
                        }
                    }
                    __wait
                }
                ::retry::__private::Verdict::GiveUp(__reason) => {
                    break __out;
                }
            }
        };
        ::retry::__private::AsyncSleep::sleep(&__clock, __wait).await;
        __tries = ::retry::__private::next_try(__tries);
    }
}
