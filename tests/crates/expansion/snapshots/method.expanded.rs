impl<T: Clone> Fetch for Service<T> {
    async fn fetch(mut self, mut needed: u32) -> Result<Self, Failed> {
        let mut __slot = ::core::default::Default::default();
        let __max_tries = p::IntoMaxTries::into_max_tries(self.tries);
        let __clock = p::async_clock();
        let mut __tries = 0u32;
        loop {
            __tries = p::next_try(__tries);
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
    }
}
