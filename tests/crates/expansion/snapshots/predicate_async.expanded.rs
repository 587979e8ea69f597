async fn poll(mut id: u64) -> Job {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::async_clock();
    let __start = p::Clock::now(&__clock);
    let mut __tries = 0u32;
    loop {
        __tries = p::next_try(__tries);
        let __wait = {
            let __out = async {
                #[allow(unreachable_code)]
                if false {
                    let __returned: Job = loop {};
                    return __returned;
                }
                let _ = &mut id;
                { client().job(id).await }
            }
                .await;
            let __elapsed = p::Clock::elapsed(&__clock, __start);
            let __outcome = &__out;
            if !p::ask(__outcome, |job| job.status != Status::Complete) {
                if !{
                    #[allow(unused_imports)]
                    use p::PassedValue as _;
                    p::Passed(__outcome).__backoff_is_err()
                } {
                    {
                        {
                            let __step = {
                                #[allow(unused_imports)]
                                use p::{
                                    AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                                };
                                let __outcome = &__out;
                                let __function = told;
                                let __argument = p::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "poll"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_show({
                                        #[allow(unused_imports)]
                                        use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                        (&&&p::Showing::of(__outcome)).__backoff_show()
                                    });
                                (&p::FunctionOf(&__function, &__argument))
                                    .__backoff_handler_kind()
                                    .__backoff_start(__function, &__argument)
                            };
                            let __told = __step
                                .__backoff_tell(|| {
                                    p::Some(&__out)
                                        .map(|__outcome| {
                                            p::Details::new(
                                                    ::core::concat!(::core::module_path!(), "::", "poll"),
                                                    __tries,
                                                    __elapsed,
                                                    __outcome,
                                                )
                                                .with_show({
                                                    #[allow(unused_imports)]
                                                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                                    (&&&p::Showing::of(__outcome)).__backoff_show()
                                                })
                                        })
                                });
                            let _: p::Option<()> = __step
                                .__backoff_finish(&__told)
                                .await;
                        }
                    }
                }
                break __out;
            }
            let __giveup = false;
            match p::decide(
                __tries,
                __elapsed,
                &p::Limits::none()
                    .max_time(p::Some(::core::time::Duration::new(300u64, 0u32))),
                __giveup,
                || p::next_wait(
                    &mut __slot,
                    || constant(::core::time::Duration::new(5u64, 0u32)),
                    __tries,
                    __outcome,
                ),
                |__wait| p::default_jitter(__wait),
            ) {
                p::Verdict::Retry(__wait) => {
                    {
                        let __details = p::Details::new(
                                ::core::concat!(::core::module_path!(), "::", "poll"),
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(__outcome)).__backoff_show()
                            })
                            .with_wait(__wait);
                        p::log(p::Level::Info, &__details, p::Some(__elapsed));
                    }
                    __wait
                }
                p::Verdict::GiveUp(__reason) => {
                    {
                        let __details = p::Details::new(
                                ::core::concat!(::core::module_path!(), "::", "poll"),
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(__outcome)).__backoff_show()
                            })
                            .with_reason(__reason);
                        p::log(p::Level::Error, &__details, p::Some(__elapsed));
                        {
                            #[allow(unused_imports)]
                            use p::{RanAsync as _, RanWithValue as _};
                            p::run_handler(&__details, |details| eprintln!("{details}"))
                                .__backoff_done_in_async();
                        }
                    }
                    break __out;
                }
            }
        };
        p::AsyncSleep::sleep(&__clock, __wait).await;
    }
}
