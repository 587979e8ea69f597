fn call(step: Duration) -> Result<Response, ApiError> {
    let __returns = p::returns::<Result<Response, ApiError>, p::OnError>();
    let (mut __generator, __rules) = p::keep(__returns, my_waits(step));
    let __clock = p::sync_clock();
    let __start = { p::Rules::start(&*__rules, &__clock) };
    let mut __tries = 1u32;
    loop {
        {
            if p::Rules::tells_try(&*__rules) {
                {
                    let __outcome = &();
                    let __elapsed = p::Rules::elapsed(&*__rules, &__clock, __start);
                    let __details = p::Details::new(
                        ::core::concat!(::core::module_path!(), "::", "call"),
                        __tries,
                        __elapsed,
                        __outcome,
                    );
                    p::Rules::on_try(&*__rules, &__details);
                }
            }
        }
        let __wait = {
            let __out = p::once(|| -> Result<Response, ApiError> { http() });
            let __elapsed = p::Rules::elapsed(&*__rules, &__clock, __start);
            p::is_returned(__returns, &__out);
            let __outcome = match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    if p::Rules::tells_success(&*__rules) {
                        {
                            let __details = p::Details::new(
                                    ::core::concat!(::core::module_path!(), "::", "call"),
                                    __tries,
                                    __elapsed,
                                    __outcome,
                                )
                                .with_show({
                                    #[allow(unused_imports)]
                                    use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                    (&&&p::Showing::of(__outcome)).__backoff_show()
                                });
                            p::Rules::on_success(&*__rules, &__details);
                        }
                    }
                    break __out;
                }
                p::Err(__outcome) => __outcome,
            };
            if !p::RulesFor::retries(&*__rules, __outcome) {
                break __out;
            }
            let __giveup = p::RulesFor::gives_up(&*__rules, __outcome);
            match {
                let __judged = p::type_of(__outcome);
                let __site = &p::Site {
                    levels: p::Levels {
                        backoff: p::None,
                        giveup: p::None,
                    },
                    ..p::Rules::site(
                            &*__rules,
                            ::core::concat!(::core::module_path!(), "::", "call"),
                        )
                        .max_tries(p::Some(8u32))
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
                    (p::measured(&*__rules, __elapsed), __giveup),
                    p::Kept(&mut __generator),
                    |__wait| p::Spread::spread(&*__rules, __wait),
                )
            } {
                p::Verdict::Retry(__wait) => {
                    {
                        let __details = p::Details::new(
                                ::core::concat!(::core::module_path!(), "::", "call"),
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
                        p::RulesFor::on_backoff(&*__rules, &__details);
                    }
                    __wait
                }
                p::Verdict::GiveUp(__reason) => {
                    {
                        let __details = p::Details::new(
                                ::core::concat!(::core::module_path!(), "::", "call"),
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
                        p::RulesFor::on_giveup(&*__rules, &__details);
                    }
                    break __out;
                }
            }
        };
        p::Sleep::sleep(&__clock, __wait);
        __tries = p::next_try(__tries);
    }
}
