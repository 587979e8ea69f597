impl<T: Clone> Fetch for Service<T> {
    async fn fetch(mut self, mut needed: u32) -> Result<Self, Failed> {
        let mut __slot = ::core::default::Default::default();
        let __max_tries = p::IntoMaxTries::into_max_tries(self.tries);
        let __clock = p::async_clock();
        let mut __tries = 1u32;
        loop {
            let __wait = {
                let __out = async {
                    #[allow(unreachable_code)]
                    if false {
                        let __returned: Result<Self, Failed> = loop {};
                        return __returned;
                    }
                    let _ = &mut self;
                    let _ = &mut needed;
                    {
                        self.call(needed).await?;
                        Ok(self)
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
                        target: ::core::concat!(::core::module_path!(), "::", "fetch"),
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
    }
}
