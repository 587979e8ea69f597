async fn send(&mut self, mut message: String, limit: Duration) -> Result<u32, Error> {
    let mut __slot = ::core::default::Default::default();
    let __max_time = p::IntoMaxTime::into_max_time(limit);
    let __clock = TokioClock;
    let __start = p::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        {
            let __outcome = &();
            let __elapsed = p::Clock::elapsed(&__clock, __start);
            #[allow(unused_imports)]
            use p::{ArgDebug as _, ArgHidden as _};
            let __args: &[p::Argument<'_>] = &[
                ("message", (&&p::Arg(&message)).__backoff_shown()),
                ("limit", (&&p::Arg(&limit)).__backoff_shown()),
            ];
            {
                let __step = {
                    #[allow(unused_imports)]
                    use p::{AsyncFunction as _, PlainHandler as _, PlainQuestion as _};
                    let __outcome = &();
                    let __function = count;
                    let __argument = p::Details::new(
                            ::core::concat!(::core::module_path!(), "::", "send"),
                            __tries,
                            __elapsed,
                            __outcome,
                        )
                        .with_args(__args);
                    (&p::FunctionOf(&__function, &__argument))
                        .__backoff_handler_kind()
                        .__backoff_start(__function, &__argument)
                };
                let __told = __step
                    .__backoff_tell(|| {
                        p::Some(&())
                            .map(|__outcome| {
                                p::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "send"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_args(__args)
                            })
                    });
                let _: p::Option<()> = __step.__backoff_finish(&__told).await;
            }
        }
        let __wait = {
            let __out = async {
                #[allow(unreachable_code)]
                if false {
                    let __returned: Result<u32, Error> = loop {};
                    return __returned;
                }
                let _ = &mut message;
                let message = p::dup(&message);
                { self.transmit(message).await? }
            }
                .await;
            let __elapsed = p::Clock::elapsed(&__clock, __start);
            let __outcome = match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let __args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).__backoff_shown()),
                            ("limit", (&&p::Arg(&limit)).__backoff_shown()),
                        ];
                        {
                            let __told = p::value_of(&__out)
                                .map(|__outcome| {
                                    p::Details::new(
                                            ::core::concat!(::core::module_path!(), "::", "send"),
                                            __tries,
                                            __elapsed,
                                            __outcome,
                                        )
                                        .with_show({
                                            #[allow(unused_imports)]
                                            use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                            (&&&p::Showing::of(__outcome)).__backoff_show()
                                        })
                                        .with_args(__args)
                                });
                            let _: p::Option<()> = p::call_async(
                                    p::Option::as_ref(&__told),
                                    async |details| record(details).await,
                                )
                                .await;
                        }
                    }
                    break __out;
                }
                p::Err(__outcome) => __outcome,
            };
            if !{
                #[allow(unused_imports)]
                use p::{FallbackSearch as _, SearchError as _};
                (&p::Search(__outcome))
                    .__backoff_find(
                        &|__error| {
                            p::is::<TimeoutError>(__error)
                                || p::is::<ConnectError>(__error)
                        },
                    )
            } {
                break __out;
            }
            let __giveup = p::Some(true)
                == {
                    let __step = {
                        #[allow(unused_imports)]
                        use p::{
                            AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                        };
                        let p::Some(__outcome) = p::error_of(&__out) else {
                            break __out
                        };
                        let __function = is_fatal;
                        (&p::FunctionOf(&__function, __outcome))
                            .__backoff_question_kind()
                            .__backoff_start(__function, __outcome)
                    };
                    let __told = __step.__backoff_tell(|| p::error_of(&__out));
                    __step.__backoff_finish_question(__told).await
                };
            let p::Some(__outcome) = p::error_of(&__out) else { break __out };
            match {
                let __judged = p::type_of(__outcome);
                let __site = &p::Site {
                    target: ::core::concat!(::core::module_path!(), "::", "send"),
                    limits: p::Limits::none(),
                    levels: p::Levels {
                        backoff: p::None,
                        giveup: p::None,
                    },
                    make: (),
                }
                    .max_tries(p::Some(9u32))
                    .max_time(__max_time)
                    .make(|| constant([
                        ::core::time::Duration::new(1u64, 0u32),
                        ::core::time::Duration::new(5u64, 0u32),
                    ]));
                p::failed(
                    __site,
                    __tries,
                    __outcome,
                    {
                        #[allow(unused_imports)]
                        use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                        (&&&p::Showing::of(__outcome)).__backoff_show()
                    },
                    (p::Some(__elapsed), __giveup),
                    p::made(__judged, __site, &mut __slot),
                    |__wait| p::Jitter::jitter(&mut p::same(|wait| wait / 2), __wait),
                )
            } {
                p::Verdict::Retry(__wait) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let __args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).__backoff_shown()),
                            ("limit", (&&p::Arg(&limit)).__backoff_shown()),
                        ];
                        {
                            let __step = {
                                #[allow(unused_imports)]
                                use p::{
                                    AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                                };
                                let p::Some(__outcome) = p::error_of(&__out) else {
                                    break __out
                                };
                                let __function = log_it;
                                let __argument = p::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "send"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_show({
                                        #[allow(unused_imports)]
                                        use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                        (&&&p::Showing::of(__outcome)).__backoff_show()
                                    })
                                    .with_args(__args)
                                    .with_wait(__wait);
                                (&p::FunctionOf(&__function, &__argument))
                                    .__backoff_handler_kind()
                                    .__backoff_start(__function, &__argument)
                            };
                            let __told = __step
                                .__backoff_tell(|| {
                                    p::error_of(&__out)
                                        .map(|__outcome| {
                                            p::Details::new(
                                                    ::core::concat!(::core::module_path!(), "::", "send"),
                                                    __tries,
                                                    __elapsed,
                                                    __outcome,
                                                )
                                                .with_show({
                                                    #[allow(unused_imports)]
                                                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                                    (&&&p::Showing::of(__outcome)).__backoff_show()
                                                })
                                                .with_args(__args)
                                                .with_wait(__wait)
                                        })
                                });
                            let _: p::Option<()> = __step
                                .__backoff_finish(&__told)
                                .await;
                        }
                        {
                            let p::Some(__outcome) = p::error_of(&__out) else {
                                break __out
                            };
                            let __details = p::Details::new(
                                    ::core::concat!(::core::module_path!(), "::", "send"),
                                    __tries,
                                    __elapsed,
                                    __outcome,
                                )
                                .with_show({
                                    #[allow(unused_imports)]
                                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                    (&&&p::Showing::of(__outcome)).__backoff_show()
                                })
                                .with_args(__args)
                                .with_wait(__wait);
                            {
                                #[allow(unused_imports)]
                                use p::{RanAsync as _, RanWithValue as _};
                                p::run_handler(&__details, |details| println!("{details}"))
                                    .__backoff_done_in_async();
                            }
                        }
                    }
                    __wait
                }
                p::Verdict::GiveUp(__reason) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let __args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).__backoff_shown()),
                            ("limit", (&&p::Arg(&limit)).__backoff_shown()),
                        ];
                        {
                            let __told = p::error_of(&__out)
                                .map(|__outcome| {
                                    p::Details::new(
                                            ::core::concat!(::core::module_path!(), "::", "send"),
                                            __tries,
                                            __elapsed,
                                            __outcome,
                                        )
                                        .with_show({
                                            #[allow(unused_imports)]
                                            use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                            (&&&p::Showing::of(__outcome)).__backoff_show()
                                        })
                                        .with_args(__args)
                                        .with_reason(__reason)
                                });
                            let _: p::Option<()> = p::call_async(
                                    p::Option::as_ref(&__told),
                                    |details| async move { alarm(details).await },
                                )
                                .await;
                        }
                    }
                    break __out;
                }
            }
        };
        p::AsyncSleep::sleep(&__clock, __wait).await;
        __tries = p::next_try(__tries);
    }
}
