fn next_message(queue: &mut Queue) -> Option<String> {
    let mut slot = ::core::default::Default::default();
    let clock = p::sync_clock();
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = p::once(|| -> Option<String> {
                let queue = &mut *queue;
                { queue.pop() }
            });
            let elapsed = p::Duration::ZERO;
            let outcome = &out;
            if !p::Falsy::is_falsy(outcome) {
                break out;
            }
            let giveup = false;
            match p::decide(
                tries,
                elapsed,
                &p::Limits::none().max_tries(p::None).max_time(p::None),
                giveup,
                || p::next_wait(
                    &mut slot,
                    || {
                        p::with_defaults(fibo)
                            .max_value(::core::time::Duration::new(13u64, 0u32))
                    },
                    tries,
                    outcome,
                ),
                |wait| wait,
            ) {
                p::Verdict::Retry(wait) => {
                    {
                        let details = p::Details::new(
                                ::core::concat!(
                                    ::core::module_path!(), "::", "next_message"
                                ),
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
                                ::core::concat!(
                                    ::core::module_path!(), "::", "next_message"
                                ),
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
        };
        p::Sleep::sleep(&clock, wait);
    }
}
