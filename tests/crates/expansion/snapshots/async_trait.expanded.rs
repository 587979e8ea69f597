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
            let mut __tries = 1u32;
            loop {
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
                    let __outcome = match p::result_ref(&__out) {
                        p::Ok(__outcome) => {
                            break __out;
                        }
                        p::Err(__outcome) => __outcome,
                    };
                    match {
                        let __show = {
                            #[allow(unused_imports)]
                            use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                            (&&&p::Showing::of(__outcome)).__backoff_show()
                        };
                        let __judged = p::type_of(__outcome);
                        let __site = &p::Site {
                            target: ::core::concat!(
                                ::core::module_path!(), "::", "fetch"
                            ),
                            limits: p::Limits::none(),
                            levels: p::Levels {
                                backoff: p::None,
                                giveup: p::None,
                            },
                            make: (),
                        }
                            .max_tries(__max_tries)
                            .make(|| constant(::core::time::Duration::new(1u64, 0u32)));
                        p::failed_untold(
                            p::judged::<p::OnError>(),
                            __site,
                            __tries,
                            __out,
                            __show,
                            (),
                            p::made(__judged, __site, &mut __slot),
                            p::default_jitter,
                        )
                    } {
                        p::ControlFlow::Continue(__wait) => __wait,
                        p::ControlFlow::Break(__out) => break __out,
                    }
                };
                p::AsyncSleep::sleep(&__clock, __wait).await;
                __tries = p::next_try(__tries);
            }
        })
    }
}
