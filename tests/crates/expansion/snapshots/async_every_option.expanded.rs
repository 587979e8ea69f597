async fn send(&mut self, mut message: String, limit: Duration) -> Result<u32, Error> {
    use p::{self as __backoff, scope::*};
    let mut __slot = __backoff::slot();
    let __max_time = __backoff::IntoMaxTime::into_max_time(limit);
    let __clock = TokioClock;
    let __start = __backoff::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        {
            let __outcome = &();
            let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
            let __args: &[__backoff::Argument<'_>] = &[
                ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                ("limit", (&&__backoff::Arg(&limit)).__backoff_shown()),
            ];
            {
                let __step = {
                    let __outcome = &();
                    let __function = count;
                    let __argument = __backoff::Details::new(
                            ::core::concat!(::core::module_path!(), "::send"),
                            __tries,
                            __elapsed,
                            __outcome,
                        )
                        .with_args(__args);
                    (&__backoff::FunctionOf(&__function, &__argument))
                        .__backoff_handler_kind()
                        .__backoff_start(__function, &__argument)
                };
                let __told = __step
                    .__backoff_tell(|| {
                        __backoff::Some(&())
                            .map(|__outcome| {
                                __backoff::Details::new(
                                        ::core::concat!(::core::module_path!(), "::send"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_args(__args)
                            })
                    });
                let _: __backoff::Option<()> = __step.__backoff_finish(&__told).await;
            }
        }
        let __wait = {
            let __out = async {
                if __backoff::never() {
                    let __returned: Result<u32, Error> = __backoff::absurd();
                    return __returned;
                }
                let _ = &mut message;
                let message = __backoff::dup(&message);
                { self.transmit(message).await? }
            }
                .await;
            let __outcome = match __backoff::result_ref(&__out) {
                __backoff::Ok(__outcome) => {
                    {
                        let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
                        let __args: &[__backoff::Argument<'_>] = &[
                            ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                            ("limit", (&&__backoff::Arg(&limit)).__backoff_shown()),
                        ];
                        {
                            let __told = __backoff::value_of(&__out)
                                .map(|__outcome| {
                                    __backoff::Details::new(
                                            ::core::concat!(::core::module_path!(), "::send"),
                                            __tries,
                                            __elapsed,
                                            __outcome,
                                        )
                                        .with_show(
                                            (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                        )
                                        .with_args(__args)
                                });
                            let _: __backoff::Option<()> = __backoff::call_async(
                                    __backoff::Option::as_ref(&__told),
                                    async |details| record(details).await,
                                )
                                .await;
                        }
                    }
                    break __out;
                }
                __backoff::Err(__outcome) => __outcome,
            };
            if !(&__backoff::Search(__outcome))
                .__backoff_find(
                    &|__error| {
                        __backoff::is::<TimeoutError>(__error)
                            || __backoff::is::<ConnectError>(__error)
                    },
                )
            {
                break __out;
            }
            let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
            let __giveup = __backoff::Some(true)
                == {
                    let __step = {
                        let __backoff::Some(__outcome) = __backoff::error_of(&__out)
                        else { break __out };
                        let __function = is_fatal;
                        (&__backoff::FunctionOf(&__function, __outcome))
                            .__backoff_question_kind()
                            .__backoff_start(__function, __outcome)
                    };
                    let __told = __step.__backoff_tell(|| __backoff::error_of(&__out));
                    __step.__backoff_finish_question(__told).await
                };
            let __backoff::Some(__outcome) = __backoff::error_of(&__out) else {
                break __out
            };
            match {
                let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                __backoff::failed(
                    &__backoff::Site {
                        target: ::core::concat!(::core::module_path!(), "::send"),
                        max_tries: __backoff::Some(9u32),
                        max_time: __max_time,
                        levels: __backoff::Levels {
                            backoff: __backoff::None,
                            giveup: __backoff::None,
                        },
                    },
                    __tries,
                    __outcome,
                    __show,
                    (__backoff::Some(__elapsed), __giveup),
                    __backoff::made(
                        constant([
                            ::core::time::Duration::new(1u64, 0u32),
                            ::core::time::Duration::new(5u64, 0u32),
                        ]),
                        &mut __slot,
                    ),
                    |__wait| __backoff::Jitter::jitter(
                        &mut __backoff::same(|wait| wait / 2),
                        __wait,
                    ),
                )
            } {
                __backoff::Verdict::Retry(__wait) => {
                    {
                        let __args: &[__backoff::Argument<'_>] = &[
                            ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                            ("limit", (&&__backoff::Arg(&limit)).__backoff_shown()),
                        ];
                        {
                            let __step = {
                                let __backoff::Some(__outcome) = __backoff::error_of(&__out)
                                else { break __out };
                                let __function = log_it;
                                let __argument = __backoff::Details::new(
                                        ::core::concat!(::core::module_path!(), "::send"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_show(
                                        (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                    )
                                    .with_args(__args)
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
                                                    ::core::concat!(::core::module_path!(), "::send"),
                                                    __tries,
                                                    __elapsed,
                                                    __outcome,
                                                )
                                                .with_show(
                                                    (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                                )
                                                .with_args(__args)
                                                .with_wait(__wait)
                                        })
                                });
                            let _: __backoff::Option<()> = __step
                                .__backoff_finish(&__told)
                                .await;
                        }
                        {
                            let __backoff::Some(__outcome) = __backoff::error_of(&__out)
                            else { break __out };
                            let __details = __backoff::Details::new(
                                    ::core::concat!(::core::module_path!(), "::send"),
                                    __tries,
                                    __elapsed,
                                    __outcome,
                                )
                                .with_show(
                                    (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                )
                                .with_args(__args)
                                .with_wait(__wait);
                            __backoff::run_handler(
                                    &__details,
                                    |details| println!("{details}"),
                                )
                                .__backoff_done_in_async();
                        }
                    }
                    __wait
                }
                __backoff::Verdict::GiveUp(__reason) => {
                    {
                        let __args: &[__backoff::Argument<'_>] = &[
                            ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                            ("limit", (&&__backoff::Arg(&limit)).__backoff_shown()),
                        ];
                        {
                            let __told = __backoff::error_of(&__out)
                                .map(|__outcome| {
                                    __backoff::Details::new(
                                            ::core::concat!(::core::module_path!(), "::send"),
                                            __tries,
                                            __elapsed,
                                            __outcome,
                                        )
                                        .with_show(
                                            (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                        )
                                        .with_args(__args)
                                        .with_reason(__reason)
                                });
                            let _: __backoff::Option<()> = __backoff::call_async(
                                    __backoff::Option::as_ref(&__told),
                                    |details| async move { alarm(details).await },
                                )
                                .await;
                        }
                    }
                    break __out;
                }
            }
        };
        __backoff::AsyncSleep::sleep(&__clock, __wait).await;
        __tries = __backoff::next_try(__tries);
    }
}
