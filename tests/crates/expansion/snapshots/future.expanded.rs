fn fetch(
    client: &Client,
    mut url: Url,
) -> impl Future<Output = Result<Body, Error>> + Send {
    let client = client.clone();
    async move {
        let mut __slot = ::core::default::Default::default();
        let __clock = p::async_clock();
        let mut __tries = 1u32;
        loop {
            let __wait = {
                let __out = {
                    let __returned: Result<Body, Error> = { client.get(&mut url).await };
                    __returned
                };
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
                    let __site = &const {
                        p::Site {
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
                            .max_tries(p::Some(3u32))
                            .make(|| expo)
                    };
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
