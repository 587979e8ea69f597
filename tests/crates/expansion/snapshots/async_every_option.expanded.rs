async fn send(&mut self, mut message: String, limit: Duration) -> Result<u32, Error> {
    let mut slot = ::core::default::Default::default();
    let max_time = p::IntoMaxTime::into_max_time(limit);
    let clock = TokioClock;
    let start = p::Clock::now(&clock);
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        {
            let outcome = &();
            let elapsed = p::Clock::elapsed(&clock, start);
            #[allow(unused_imports)]
            use p::{ArgDebug as _, ArgHidden as _};
            let args: &[p::Argument<'_>] = &[
                ("message", (&&p::Arg(&message)).shown()),
                ("limit", (&&p::Arg(&limit)).shown()),
            ];
            {
                let step = {
                    #[allow(unused_imports)]
                    use p::{AsyncFunction as _, PlainHandler as _, PlainQuestion as _};
                    let outcome = &();
                    let function = count;
                    let argument = p::Details::new(
                            ::core::concat!(::core::module_path!(), "::", "send"),
                            tries,
                            elapsed,
                            outcome,
                        )
                        .with_args(args);
                    (&p::FunctionOf(&function, &argument))
                        .handler_kind()
                        .start(function, &argument)
                };
                let told = step
                    .tell(|| {
                        p::Some(&())
                            .map(|outcome| {
                                p::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "send"),
                                        tries,
                                        elapsed,
                                        outcome,
                                    )
                                    .with_args(args)
                            })
                    });
                let _: p::Option<()> = step.finish(&told).await;
            }
        }
        let wait = {
            let out = async {
                #[allow(unreachable_code)]
                if false {
                    let returned: Result<u32, Error> = loop {};
                    return returned;
                }
                let _ = &mut message;
                let message = p::dup(&message);
                { self.transmit(message).await? }
            }
                .await;
            let elapsed = p::Clock::elapsed(&clock, start);
            match p::result_ref(&out) {
                p::Ok(outcome) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).shown()),
                            ("limit", (&&p::Arg(&limit)).shown()),
                        ];
                        {
                            let told = p::value_of(&out)
                                .map(|outcome| {
                                    p::Details::new(
                                            ::core::concat!(::core::module_path!(), "::", "send"),
                                            tries,
                                            elapsed,
                                            outcome,
                                        )
                                        .with_show({
                                            #[allow(unused_imports)]
                                            use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                            (&&&p::Showing::of(outcome)).show()
                                        })
                                        .with_args(args)
                                });
                            let _: p::Option<()> = p::call_async(
                                    told.as_ref(),
                                    async |details| record(details).await,
                                )
                                .await;
                        }
                    }
                    break out;
                }
                p::Err(outcome) => {
                    if !{
                        #[allow(unused_imports)]
                        use p::{FallbackSearch as _, SearchError as _};
                        (&p::Search(outcome))
                            .find(
                                &|error| {
                                    p::is::<TimeoutError>(error) || p::is::<ConnectError>(error)
                                },
                            )
                    } {
                        break out;
                    }
                    let giveup = p::Some(true)
                        == {
                            let step = {
                                #[allow(unused_imports)]
                                use p::{
                                    AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                                };
                                let p::Some(outcome) = p::error_of(&out) else { break out };
                                let function = is_fatal;
                                (&p::FunctionOf(&function, outcome))
                                    .question_kind()
                                    .start(function, outcome)
                            };
                            let told = step.tell(|| p::error_of(&out));
                            step.finish_question(told).await
                        };
                    let p::Some(outcome) = p::error_of(&out) else { break out };
                    match p::decide(
                        tries,
                        elapsed,
                        &p::Limits::none().max_tries(p::Some(9u32)).max_time(max_time),
                        giveup,
                        || p::next_wait(
                            &mut slot,
                            || constant([
                                ::core::time::Duration::new(1u64, 0u32),
                                ::core::time::Duration::new(5u64, 0u32),
                            ]),
                            tries,
                            outcome,
                        ),
                        |wait| p::Jitter::jitter(&mut p::same(|wait| wait / 2), wait),
                    ) {
                        p::Verdict::Retry(wait) => {
                            {
                                #[allow(unused_imports)]
                                use p::{ArgDebug as _, ArgHidden as _};
                                let args: &[p::Argument<'_>] = &[
                                    ("message", (&&p::Arg(&message)).shown()),
                                    ("limit", (&&p::Arg(&limit)).shown()),
                                ];
                                {
                                    let step = {
                                        #[allow(unused_imports)]
                                        use p::{
                                            AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                                        };
                                        let p::Some(outcome) = p::error_of(&out) else { break out };
                                        let function = log_it;
                                        let argument = p::Details::new(
                                                ::core::concat!(::core::module_path!(), "::", "send"),
                                                tries,
                                                elapsed,
                                                outcome,
                                            )
                                            .with_show({
                                                #[allow(unused_imports)]
                                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                                (&&&p::Showing::of(outcome)).show()
                                            })
                                            .with_args(args)
                                            .with_wait(wait);
                                        (&p::FunctionOf(&function, &argument))
                                            .handler_kind()
                                            .start(function, &argument)
                                    };
                                    let told = step
                                        .tell(|| {
                                            p::error_of(&out)
                                                .map(|outcome| {
                                                    p::Details::new(
                                                            ::core::concat!(::core::module_path!(), "::", "send"),
                                                            tries,
                                                            elapsed,
                                                            outcome,
                                                        )
                                                        .with_show({
                                                            #[allow(unused_imports)]
                                                            use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                                            (&&&p::Showing::of(outcome)).show()
                                                        })
                                                        .with_args(args)
                                                        .with_wait(wait)
                                                })
                                        });
                                    let _: p::Option<()> = step.finish(&told).await;
                                }
                                {
                                    let p::Some(outcome) = p::error_of(&out) else { break out };
                                    let details = p::Details::new(
                                            ::core::concat!(::core::module_path!(), "::", "send"),
                                            tries,
                                            elapsed,
                                            outcome,
                                        )
                                        .with_show({
                                            #[allow(unused_imports)]
                                            use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                            (&&&p::Showing::of(outcome)).show()
                                        })
                                        .with_args(args)
                                        .with_wait(wait);
                                    {
                                        #[allow(unused_imports)]
                                        use p::{RanAsync as _, RanWithValue as _};
                                        p::run_handler(&details, |details| println!("{details}"))
                                            .done_in_async();
                                    }
                                }
                            }
                            wait
                        }
                        p::Verdict::GiveUp(reason) => {
                            {
                                #[allow(unused_imports)]
                                use p::{ArgDebug as _, ArgHidden as _};
                                let args: &[p::Argument<'_>] = &[
                                    ("message", (&&p::Arg(&message)).shown()),
                                    ("limit", (&&p::Arg(&limit)).shown()),
                                ];
                                {
                                    let told = p::error_of(&out)
                                        .map(|outcome| {
                                            p::Details::new(
                                                    ::core::concat!(::core::module_path!(), "::", "send"),
                                                    tries,
                                                    elapsed,
                                                    outcome,
                                                )
                                                .with_show({
                                                    #[allow(unused_imports)]
                                                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                                    (&&&p::Showing::of(outcome)).show()
                                                })
                                                .with_args(args)
                                                .with_reason(reason)
                                        });
                                    let _: p::Option<()> = p::call_async(
                                            told.as_ref(),
                                            |details| async move { alarm(details).await },
                                        )
                                        .await;
                                }
                            }
                            break out;
                        }
                    }
                }
            }
        };
        p::AsyncSleep::sleep(&clock, wait).await;
    }
}
