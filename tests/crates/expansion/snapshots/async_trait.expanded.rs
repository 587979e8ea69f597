impl Fetch for Service {
    fn fetch<'life0, 'async_trait>(
        &'life0 mut self,
        needed: u32,
    ) -> ::core::pin::Pin<
        Box<
            dyn ::core::future::Future<
                Output = Result<u32, Failed>,
            > + ::core::marker::Send + 'async_trait,
        >,
    >
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            let __self = self;
            let mut needed = needed;
            let mut slot = ::core::default::Default::default();
            let max_tries = p::IntoMaxTries::into_max_tries(__self.tries);
            let clock = p::async_clock();
            let mut tries = 0u32;
            loop {
                tries = p::next_try(tries);
                let wait = {
                    let out = async {
                        #[allow(unreachable_code)]
                        if false {
                            let returned: Result<u32, Failed> = loop {};
                            return returned;
                        }
                        let mut __self = &mut *__self;
                        let _ = &mut needed;
                        {
                            if let ::core::option::Option::Some(__ret) = ::core::option::Option::None::<
                                Result<u32, Failed>,
                            > {
                                #[allow(unreachable_code)] return __ret;
                            }
                            let __ret: Result<u32, Failed> = {
                                __self.call(needed).await
                            };
                            #[allow(unreachable_code)] __ret
                        }
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
                                &p::Limits::none().max_tries(max_tries).max_time(p::None),
                                giveup,
                                || p::next_wait(
                                    &mut slot,
                                    || constant(::core::time::Duration::new(1u64, 0u32)),
                                    tries,
                                    outcome,
                                ),
                                |wait| p::default_jitter(wait),
                            ) {
                                p::Verdict::Retry(wait) => wait,
                                p::Verdict::GiveUp(reason) => {
                                    break out;
                                }
                            }
                        }
                    }
                };
                p::AsyncSleep::sleep(&clock, wait).await;
            }
        })
    }
}
