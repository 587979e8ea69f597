fn call(step: Duration) -> Result<Response, ApiError> {
    use p::{self as __backoff, scope::*};
    let __returns = __backoff::returns::<
        Result<Response, ApiError>,
        __backoff::OnError,
    >();
    let (mut __generator, __rules) = __backoff::keep(__returns, my_waits(step));
    let __clock = __backoff::sync_clock();
    let __start = { __backoff::Rules::start(&*__rules, &__clock) };
    let mut __tries = 1u32;
    loop {
        {
            if __backoff::Rules::tells_try(&*__rules) {
                {
                    let __outcome = &();
                    let __elapsed = __backoff::Rules::elapsed(
                        &*__rules,
                        &__clock,
                        __start,
                    );
                    let __details = __backoff::Details::new(
                        ::core::concat!(::core::module_path!(), "::call"),
                        __tries,
                        __elapsed,
                        __outcome,
                    );
                    __backoff::Rules::on_try(&*__rules, &__details);
                }
            }
        }
        let __wait = {
            let __out = __backoff::once(|| -> Result<Response, ApiError> { http() });
            __backoff::is_returned(__returns, &__out);
            let __outcome = match __backoff::result_ref(&__out) {
                __backoff::Ok(__outcome) => {
                    if __backoff::Rules::tells_success(&*__rules) {
                        {
                            let __elapsed = __backoff::Rules::elapsed(
                                &*__rules,
                                &__clock,
                                __start,
                            );
                            let __details = __backoff::Details::new(
                                    ::core::concat!(::core::module_path!(), "::call"),
                                    __tries,
                                    __elapsed,
                                    __outcome,
                                )
                                .with_show(
                                    (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                );
                            __backoff::Rules::on_success(&*__rules, &__details);
                        }
                    }
                    break __out;
                }
                __backoff::Err(__outcome) => __outcome,
            };
            if !__backoff::RulesFor::retries(&*__rules, __outcome) {
                break __out;
            }
            let __elapsed = __backoff::Rules::elapsed(&*__rules, &__clock, __start);
            let __giveup = __backoff::RulesFor::gives_up(&*__rules, __outcome);
            match {
                let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                __backoff::failed(
                    &__backoff::Site {
                        target: ::core::concat!(::core::module_path!(), "::call"),
                        max_tries: __backoff::Some(8u32),
                        levels: __backoff::Levels {
                            backoff: __backoff::None,
                            giveup: __backoff::None,
                        },
                        ..__backoff::Rules::site(&*__rules)
                    },
                    __tries,
                    __outcome,
                    __show,
                    (__backoff::measured(&*__rules, __elapsed), __giveup),
                    __backoff::Kept(&mut __generator),
                    |__wait| __backoff::Spread::spread(&*__rules, __wait),
                )
            } {
                __backoff::Verdict::Retry(__wait) => {
                    {
                        let __details = __backoff::Details::new(
                                ::core::concat!(::core::module_path!(), "::call"),
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show(
                                (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                            )
                            .with_wait(__wait);
                        __backoff::RulesFor::on_backoff(&*__rules, &__details);
                    }
                    __wait
                }
                __backoff::Verdict::GiveUp(__reason) => {
                    {
                        let __details = __backoff::Details::new(
                                ::core::concat!(::core::module_path!(), "::call"),
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show(
                                (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                            )
                            .with_reason(__reason);
                        __backoff::RulesFor::on_giveup(&*__rules, &__details);
                    }
                    break __out;
                }
            }
        };
        __backoff::Sleep::sleep(&__clock, __wait);
        __tries = __backoff::next_try(__tries);
    }
}
