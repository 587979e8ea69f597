impl<T: Clone> Fetch for Service<T> {
    async fn fetch(mut self, mut needed: u32) -> Result<Self, Failed> {
        let mut slot = ::core::default::Default::default();
        let max_tries = p::IntoMaxTries::into_max_tries(self.tries);
        let clock = p::async_clock();
        let mut tries = 0u32;
        loop {
            tries = p::next_try(tries);
            let wait = {
                let out = async {
                    #[allow(unreachable_code)]
                    if false {
                        let returned: Result<Self, Failed> = loop {};
                        return returned;
                    }
                    let _ = &mut self;
                    let _ = &mut needed;
                    {
                        self.call(needed).await?;
                        Ok(self)
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
    }
}
