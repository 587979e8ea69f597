impl<T: Clone> Fetch for Service<T> {
    async fn fetch(mut self, mut needed: u32) -> Result<Self, Failed> {
        use p::{self as __backoff, scope::*};
        let mut __slot = __backoff::slot();
        let __max_tries = __backoff::keep_tries(self.tries);
        let mut __tries = 1u32;
        loop {
            let __wait = {
                let __out = async {
                    if __backoff::never() {
                        let __returned: Result<Self, Failed> = __backoff::absurd();
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
                let __outcome = match __backoff::result_ref(&__out) {
                    __backoff::Ok(_) => {
                        break __out;
                    }
                    __backoff::Err(__outcome) => __outcome,
                };
                match {
                    let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
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
    }
}
