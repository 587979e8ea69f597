///Documented.
fn poll(id: u64) -> Result<Vec<Row>, Error> {
    let mut slot = ::core::default::Default::default();
    let clock = p::sync_clock();
    let start = p::Clock::now(&clock);
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = p::once(|| -> Result<Vec<Row>, Error> {
                let mut slot = ::core::default::Default::default();
                let clock = p::sync_clock();
                let mut tries = 0u32;
                loop {
                    tries = p::next_try(tries);
                    let wait = {
                        let out = p::once(|| -> Result<Vec<Row>, Error> { rows(id) });
                        let elapsed = p::Duration::ZERO;
                        match p::result_ref(&out) {
                            p::Ok(outcome) => {
                                break out;
                            }
                            p::Err(outcome) => {
                                let giveup = false;
                                match p::decide(
                                    tries,
                                    elapsed,
                                    &p::Limits::none()
                                        .max_tries(p::Some(3u32))
                                        .max_time(p::None),
                                    giveup,
                                    || p::next_wait(&mut slot, || expo, tries, outcome),
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
                                            p::log(p::Level::Info, &details, p::None);
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
                                            p::log(p::Level::Error, &details, p::None);
                                        }
                                        break out;
                                    }
                                }
                            }
                        }
                    };
                    p::Sleep::sleep(&clock, wait);
                }
            });
            let elapsed = p::Clock::elapsed(&clock, start);
            let outcome = &out;
            if !p::ask(outcome, |result| result.is_empty()) {
                break out;
            }
            let giveup = false;
            match p::decide(
                tries,
                elapsed,
                &p::Limits::none()
                    .max_tries(p::None)
                    .max_time(p::Some(::core::time::Duration::new(3600u64, 0u32))),
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
                    }
                    break out;
                }
            }
        };
        p::Sleep::sleep(&clock, wait);
    }
}
