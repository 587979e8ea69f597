async fn fetch(r#type: &str) -> Result<Body, Error> {
    let mut __slot = ::core::default::Default::default();
    let __clock = ::retry::__private::async_clock();
    let __start = ::retry::__private::Clock::now(&__clock);
    let mut __tries = 0u32;
    loop {
        __tries = ::retry::__private::next_try(__tries);
        let __wait = {
            let __out = async {
                #[allow(unreachable_code)]
                if false {
                    let __returned: Result<Body, Error> = loop {};
                    return __returned;
                }
                { get(r#type).await }
            }
                .await;
            let __elapsed = ::retry::__private::Clock::elapsed(&__clock, __start);
            match ::retry::__private::result_ref(&__out) {
                ::retry::__private::Ok(__outcome) => {
                    break __out;
                }
                ::retry::__private::Err(__outcome) => {
                    let __giveup = false;
                    match ::retry::__private::decide(
                        __tries,
                        __elapsed,
                        &::retry::__private::Limits::none()
                            .max_tries(::retry::__private::Some(3u32)),
                        __giveup,
                        || ::retry::__private::next_wait(
                            &mut __slot,
                            || expo,
                            __tries,
                            __outcome,
                        ),
                        |__wait| ::retry::__private::default_jitter(__wait),
                    ) {
                        ::retry::__private::Verdict::Retry(__wait) => {
                            {
                                {
                                    let __details = ::retry::__private::Details::new(
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
                                    ::retry::__private::log(
                                        ::retry::__private::Level::Info,
                                        &__details,
                                        ::retry::__private::Some(__elapsed),
                                    );
                                }
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
                            {
                                let __details = ::retry::__private::Details::new(
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
                                    .with_reason(__reason);
                                ::retry::__private::log(
                                    ::retry::__private::Level::Error,
                                    &__details,
                                    ::retry::__private::Some(__elapsed),
                                );
                            }
                            break __out;
                        }
                    }
                }
            }
        };
        ::retry::__private::AsyncSleep::sleep(&__clock, __wait).await;
    }
}
