async fn poll(id: u64) -> Job {
    use p::{self as __backoff, scope::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        let __wait = {
            let __out: Job = if __backoff::never() {
                __backoff::absurd()
            } else {
                client().job(id).await
            };
            let __outcome = &__out;
            if !__backoff::ask(__outcome, |job| job.status != Status::Complete) {
                if !__backoff::Passed(__outcome).__backoff_is_err() {
                    {
                        let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
                        {
                            let __step = {
                                let __outcome = &__out;
                                let __function = told;
                                let __argument = __backoff::Details::new(
                                        ::core::concat!(::core::module_path!(), "::poll"),
                                        __tries,
                                        __elapsed,
                                        __outcome,
                                    )
                                    .with_show(
                                        (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                    );
                                (&__backoff::FunctionOf(&__function, &__argument))
                                    .__backoff_handler_kind()
                                    .__backoff_start(__function, &__argument)
                            };
                            let __told = __step
                                .__backoff_tell(|| {
                                    __backoff::Some(&__out)
                                        .map(|__outcome| {
                                            __backoff::Details::new(
                                                    ::core::concat!(::core::module_path!(), "::poll"),
                                                    __tries,
                                                    __elapsed,
                                                    __outcome,
                                                )
                                                .with_show(
                                                    (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                                                )
                                        })
                                });
                            let _: __backoff::Option<()> = __step
                                .__backoff_finish(&__told)
                                .await;
                        }
                    }
                }
                break __out;
            }
            let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
            let __giveup = false;
            match {
                let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                __backoff::failed(
                    &__backoff::Site {
                        target: ::core::concat!(::core::module_path!(), "::poll"),
                        max_time: __backoff::Some(
                            ::core::time::Duration::new(300u64, 0u32),
                        ),
                        ..__backoff::SITE
                    },
                    __tries,
                    __outcome,
                    __show,
                    (__backoff::Some(__elapsed), __giveup),
                    __backoff::made(
                        constant(::core::time::Duration::new(5u64, 0u32)),
                        &mut __slot,
                    ),
                    __backoff::default_jitter,
                )
            } {
                __backoff::Verdict::Retry(__wait) => __wait,
                __backoff::Verdict::GiveUp(__reason) => {
                    {
                        let __details = __backoff::Details::new(
                                ::core::concat!(::core::module_path!(), "::poll"),
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show(
                                (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                            )
                            .with_reason(__reason);
                        __backoff::run_handler(
                                &__details,
                                |details| eprintln!("{details}"),
                            )
                            .__backoff_done_in_async();
                    }
                    break __out;
                }
            }
        };
        __backoff::AsyncSleep::sleep(&__clock, __wait).await;
        __tries = __backoff::next_try(__tries);
    }
}
