async fn fetch(r#type: &str) -> Result<Body, Error> {
    let mut slot = ::core::default::Default::default();
    let clock = ::retry::__private::async_clock();
    let start = ::retry::__private::Clock::now(&clock);
    let mut tries = 0u32;
    loop {
        tries = ::retry::__private::next_try(tries);
        let wait = {
            let out = async {
                #[allow(unreachable_code)]
                if false {
                    let returned: Result<Body, Error> = loop {};
                    return returned;
                }
                { get(r#type).await }
            }
                .await;
            let elapsed = ::retry::__private::Clock::elapsed(&clock, start);
            match ::retry::__private::result_ref(&out) {
                ::retry::__private::Ok(outcome) => {
                    break out;
                }
                ::retry::__private::Err(outcome) => {
                    let giveup = false;
                    match ::retry::__private::decide(
                        tries,
                        elapsed,
                        &::retry::__private::Limits::none()
                            .max_tries(::retry::__private::Some(3u32))
                            .max_time(::retry::__private::None),
                        giveup,
                        || ::retry::__private::next_wait(
                            &mut slot,
                            || expo,
                            tries,
                            outcome,
                        ),
                        |wait| ::retry::__private::default_jitter(wait),
                    ) {
                        ::retry::__private::Verdict::Retry(wait) => {
                            {
                                {
                                    let details = ::retry::__private::Details::new(
                                            ::core::concat!(::core::module_path!(), "::", "fetch"),
                                            tries,
                                            elapsed,
                                            outcome,
                                        )
                                        .with_show({
                                            #[allow(unused_imports)]
                                            use ::retry::__private::{
                                                ViaDebug as _, ViaDisplay as _, ViaNothing as _,
                                            };
                                            (&&&::retry::__private::Showing::of(outcome)).show()
                                        })
                                        .with_wait(wait);
                                    ::retry::__private::log(
                                        ::retry::__private::Level::Info,
                                        &details,
                                        ::retry::__private::Some(elapsed),
                                    );
                                }
                                {
                                    let step = {
                                        #[allow(unused_imports)]
                                        use ::retry::__private::{
                                            AsyncFunction as _, PlainHandler as _, PlainQuestion as _,
                                        };
                                        let ::retry::__private::Some(outcome) = ::retry::__private::error_of(
                                            &out,
                                        ) else { break out };
                                        let function = told;
                                        let argument = ::retry::__private::Details::new(
                                                ::core::concat!(::core::module_path!(), "::", "fetch"),
                                                tries,
                                                elapsed,
                                                outcome,
                                            )
                                            .with_show({
                                                #[allow(unused_imports)]
                                                use ::retry::__private::{
                                                    ViaDebug as _, ViaDisplay as _, ViaNothing as _,
                                                };
                                                (&&&::retry::__private::Showing::of(outcome)).show()
                                            })
                                            .with_wait(wait);
                                        (&::retry::__private::FunctionOf(&function, &argument))
                                            .handler_kind()
                                            .start(function, &argument)
                                    };
                                    let told = step
                                        .tell(|| {
                                            ::retry::__private::error_of(&out)
                                                .map(|outcome| {
                                                    ::retry::__private::Details::new(
                                                            ::core::concat!(::core::module_path!(), "::", "fetch"),
                                                            tries,
                                                            elapsed,
                                                            outcome,
                                                        )
                                                        .with_show({
                                                            #[allow(unused_imports)]
                                                            use ::retry::__private::{
                                                                ViaDebug as _, ViaDisplay as _, ViaNothing as _,
                                                            };
                                                            (&&&::retry::__private::Showing::of(outcome)).show()
                                                        })
                                                        .with_wait(wait)
                                                })
                                        });
                                    let _: ::retry::__private::Option<()> = step
                                        .finish(&told)
                                        .await;
                                }
                            }
                            wait
                        }
                        ::retry::__private::Verdict::GiveUp(reason) => {
                            {
                                let details = ::retry::__private::Details::new(
                                        ::core::concat!(::core::module_path!(), "::", "fetch"),
                                        tries,
                                        elapsed,
                                        outcome,
                                    )
                                    .with_show({
                                        #[allow(unused_imports)]
                                        use ::retry::__private::{
                                            ViaDebug as _, ViaDisplay as _, ViaNothing as _,
                                        };
                                        (&&&::retry::__private::Showing::of(outcome)).show()
                                    })
                                    .with_reason(reason);
                                ::retry::__private::log(
                                    ::retry::__private::Level::Error,
                                    &details,
                                    ::retry::__private::Some(elapsed),
                                );
                            }
                            break out;
                        }
                    }
                }
            }
        };
        ::retry::__private::AsyncSleep::sleep(&clock, wait).await;
    }
}
