///Documented.
fn poll(id: u64) -> Result<Vec<Row>, Error> {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::sync_clock();
    let __start = p::Clock::now(&__clock);
    let mut __tries = 0u32;
    loop {
        __tries = p::next_try(__tries);
        let __wait = {
            let __out = p::once(|| -> Result<Vec<Row>, Error> {
                let mut __slot = ::core::default::Default::default();
                let __clock = p::sync_clock();
                let mut __tries = 0u32;
                loop {
                    __tries = p::next_try(__tries);
                    let __wait = {
                        let __out = p::once(|| -> Result<Vec<Row>, Error> { rows(id) });
                        let __elapsed = p::Duration::ZERO;
                        match p::result_ref(&__out) {
                            p::Ok(__outcome) => {
                                break __out;
                            }
                            p::Err(__outcome) => {
                                let __giveup = false;
                                match p::decide(
                                    __tries,
                                    __elapsed,
                                    &p::Limits::none().max_tries(p::Some(3u32)),
                                    __giveup,
                                    || p::next_wait(&mut __slot, || expo, __tries, __outcome),
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
                                            p::log(p::Level::Info, &__details, p::None);
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
                                            p::log(p::Level::Error, &__details, p::None);
                                        }
                                        break __out;
                                    }
                                }
                            }
                        }
                    };
                    p::Sleep::sleep(&__clock, __wait);
                }
            });
            let __elapsed = p::Clock::elapsed(&__clock, __start);
            let __outcome = &__out;
            if !p::ask(__outcome, |result| result.is_empty()) {
                break __out;
            }
            let __giveup = false;
            match p::decide(
                __tries,
                __elapsed,
                &p::Limits::none()
                    .max_time(p::Some(::core::time::Duration::new(3600u64, 0u32))),
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
                    }
                    break __out;
                }
            }
        };
        p::Sleep::sleep(&__clock, __wait);
    }
}
