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
            let mut __slot = ::core::default::Default::default();
            let __max_tries = p::IntoMaxTries::into_max_tries(__self.tries);
            let __clock = p::async_clock();
            let mut __tries = 0u32;
            loop {
                __tries = p::next_try(__tries);
                let __wait = {
                    let __out = async {
                        #[allow(unreachable_code)]
                        if false {
                            let __returned: Result<u32, Failed> = loop {};
                            return __returned;
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
                                &p::Limits::none().max_tries(__max_tries),
                                __giveup,
                                || p::next_wait(
                                    &mut __slot,
                                    || constant(::core::time::Duration::new(1u64, 0u32)),
                                    __tries,
                                    __outcome,
                                ),
                                |__wait| p::default_jitter(__wait),
                            ) {
                                p::Verdict::Retry(__wait) => __wait,
                                p::Verdict::GiveUp(__reason) => {
                                    break __out;
                                }
                            }
                        }
                    }
                };
                p::AsyncSleep::sleep(&__clock, __wait).await;
            }
        })
    }
}
