async fn poll(mut id: u64) -> Job {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::async_clock();
    let __start = p::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out = {
                let __returned: Job = {
                    let _ = &mut id;
                    { client().job(id).await }
                };
                __returned
            };
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
            match {
                let __judged = p::type_of(__outcome);
                let __site = &const {
                    p::Site {
                        target: ::core::concat!(::core::module_path!(), "::", "poll"),
                        limits: p::Limits::none(),
                        levels: p::Levels {
                            backoff: p::Some(p::Level::Info),
                            giveup: p::Some(p::Level::Error),
                        },
                        make: (),
                    }
                        .max_time(p::Some(::core::time::Duration::new(300u64, 0u32)))
                        .make(|| constant(::core::time::Duration::new(5u64, 0u32)))
                };
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
                    p::default_jitter,
                )
            } {
                p::Verdict::Retry(__wait) => __wait,
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
        __tries = p::next_try(__tries);
    }
}
