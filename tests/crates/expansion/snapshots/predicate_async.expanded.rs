async fn poll(mut id: u64) -> Job {
    let mut slot = ::core::default::Default::default();
    let clock = p::async_clock();
    let start = p::Clock::now(&clock);
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = async {
                #[allow(unreachable_code)]
                if false {
                    let returned: Job = loop {};
                    return returned;
                }
                let _ = &mut id;
                { client().job(id).await }
            }
                .await;
            let elapsed = p::Clock::elapsed(&clock, start);
            let outcome = &out;
            if !p::ask(outcome, |job| job.status != Status::Complete) {
                if !{
                    #[allow(unused_imports)]
                    use p::PassedValue as _;
                    p::Passed(outcome).is_err()
                } {
                    {
                        {
                            let step = {
                                #[allow(unused_imports)]
                                use p::{
                                    AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                                };
                                let outcome = &out;
                                let function = told;
                                let argument = p::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "poll"),
                                        tries,
                                        elapsed,
                                        outcome,
                                    )
                                    .with_show({
                                        #[allow(unused_imports)]
                                        use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                        (&&&p::Showing::of(outcome)).show()
                                    });
                                (&p::FunctionOf(&function, &argument))
                                    .handler_kind()
                                    .start(function, &argument)
                            };
                            let told = step
                                .tell(|| {
                                    p::Some(&out)
                                        .map(|outcome| {
                                            p::Details::new(
                                                    ::core::concat!(::core::module_path!(), "::", "poll"),
                                                    tries,
                                                    elapsed,
                                                    outcome,
                                                )
                                                .with_show({
                                                    #[allow(unused_imports)]
                                                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                                    (&&&p::Showing::of(outcome)).show()
                                                })
                                        })
                                });
                            let _: p::Option<()> = step.finish(&told).await;
                        }
                    }
                }
                break out;
            }
            let giveup = false;
            match p::decide(
                tries,
                elapsed,
                &p::Limits::none()
                    .max_tries(p::None)
                    .max_time(p::Some(::core::time::Duration::new(300u64, 0u32))),
                giveup,
                || p::next_wait(
                    &mut slot,
                    || constant(::core::time::Duration::new(5u64, 0u32)),
                    tries,
                    outcome,
                ),
                |wait| p::default_jitter(wait),
            ) {
                p::Verdict::Retry(wait) => {
                    {
                        let details = p::Details::new(
                                ::core::concat!(::core::module_path!(), "::", "poll"),
                                tries,
                                elapsed,
                                outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(outcome)).show()
                            })
                            .with_wait(wait);
                        p::log(p::Level::Info, &details, p::Some(elapsed));
                    }
                    wait
                }
                p::Verdict::GiveUp(reason) => {
                    {
                        let details = p::Details::new(
                                ::core::concat!(::core::module_path!(), "::", "poll"),
                                tries,
                                elapsed,
                                outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(outcome)).show()
                            })
                            .with_reason(reason);
                        p::log(p::Level::Error, &details, p::Some(elapsed));
                        {
                            #[allow(unused_imports)]
                            use p::{RanAsync as _, RanWithValue as _};
                            p::run_handler(&details, |details| eprintln!("{details}"))
                                .done_in_async();
                        }
                    }
                    break out;
                }
            }
        };
        p::AsyncSleep::sleep(&clock, wait).await;
    }
}
