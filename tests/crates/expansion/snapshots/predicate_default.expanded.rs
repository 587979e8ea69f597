fn next_message(queue: &mut Queue) -> Option<String> {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::sync_clock();
    let mut __tries = 0u32;
    loop {
        __tries = p::next_try(__tries);
        let __wait = {
            let __out = p::once(|| -> Option<String> {
                let queue = &mut *queue;
                { queue.pop() }
            });
            let __elapsed = p::Duration::ZERO;
            let __outcome = &__out;
            if !p::Falsy::is_falsy(__outcome) {
                break __out;
            }
            let __giveup = false;
            match p::decide(
                __tries,
                __elapsed,
                &p::Limits::none(),
                __giveup,
                || p::next_wait(
                    &mut __slot,
                    || {
                        p::with_defaults(fibo)
                            .max_value(::core::time::Duration::new(13u64, 0u32))
                    },
                    __tries,
                    __outcome,
                ),
                |__wait| __wait,
            ) {
                p::Verdict::Retry(__wait) => {
                    {
                        let __details = p::Details::new(
                                ::core::concat!(
                                    ::core::module_path!(), "::", "next_message"
                                ),
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
                                ::core::concat!(
                                    ::core::module_path!(), "::", "next_message"
                                ),
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
        };
        p::Sleep::sleep(&__clock, __wait);
    }
}
