async fn fetch(url: &str) -> Result<Body, Error> {
    let mut slot = ::core::default::Default::default();
    let clock = p::async_clock();
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = async {
                #[allow(unreachable_code)]
                if false {
                    let returned: Result<Body, Error> = loop {};
                    return returned;
                }
                { get(url).await }
            }
                .await;
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
                        &p::Limits::none().max_tries(p::Some(5u32)).max_time(p::None),
                        giveup,
                        || p::next_wait(&mut slot, || expo, tries, outcome),
                        |wait| p::default_jitter(wait),
                    ) {
                        p::Verdict::Retry(wait) => {
                            {
                                let details = p::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "fetch"),
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
                                        ::core::concat!(::core::module_path!(), "::", "fetch"),
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
        p::AsyncSleep::sleep(&clock, wait).await;
    }
}
