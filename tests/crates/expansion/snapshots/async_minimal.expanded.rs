async fn fetch(url: &str) -> Result<Body, Error> {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::async_clock();
    let mut __tries = 0u32;
    loop {
        __tries = p::next_try(__tries);
        let __wait = {
            let __out = async {
                #[allow(unreachable_code)]
                if false {
                    let __returned: Result<Body, Error> = loop {};
                    return __returned;
                }
                { get(url).await }
            }
                .await;
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
                        &p::Limits::none().max_tries(p::Some(5u32)),
                        __giveup,
                        || p::next_wait(&mut __slot, || expo, __tries, __outcome),
                        |__wait| p::default_jitter(__wait),
                    ) {
                        p::Verdict::Retry(__wait) => {
                            {
                                let __details = p::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "fetch"),
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
                                        ::core::concat!(::core::module_path!(), "::", "fetch"),
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
        p::AsyncSleep::sleep(&__clock, __wait).await;
    }
}
