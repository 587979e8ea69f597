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
            use p::{self as __backoff, scope::*};
            let mut __slot = __backoff::slot();
            let __max_tries = __backoff::keep_tries(__self.tries);
            let mut __tries = 1u32;
            loop {
                let __wait = {
                    let __out = async {
                        if __backoff::never() {
                            let __returned: Result<u32, Failed> = __backoff::absurd();
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
                    let __outcome = match __backoff::result_ref(&__out) {
                        __backoff::Ok(_) => {
                            break __out;
                        }
                        __backoff::Err(__outcome) => __outcome,
                    };
                    match {
                        let __show = (&&&__backoff::Showing::of(__outcome))
                            .__backoff_show();
                        __backoff::failed_untold(
                            __backoff::ON_ERROR,
                            &__backoff::Site {
                                target: ::core::concat!(::core::module_path!(), "::fetch"),
                                max_tries: __backoff::kept_tries(__max_tries),
                                levels: __backoff::Levels {
                                    backoff: __backoff::None,
                                    giveup: __backoff::None,
                                },
                                ..__backoff::SITE
                            },
                            __tries,
                            __out,
                            __show,
                            (),
                            __backoff::made(
                                constant(::core::time::Duration::new(1u64, 0u32)),
                                &mut __slot,
                            ),
                            __backoff::default_jitter,
                        )
                    } {
                        __backoff::Ok(__wait) => __wait,
                        __backoff::Err(__out) => break __out,
                    }
                };
                __backoff::AsyncSleep::sleep(&__backoff::async_clock(), __wait).await;
                __tries = __backoff::next_try(__tries);
            }
        })
    }
}
