///Documented.
fn poll(id: u64) -> Result<Vec<Row>, Error> {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::sync_clock();
    let __start = p::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        let __out = p::once(|| -> Result<Vec<Row>, Error> {
            let mut __slot = ::core::default::Default::default();
            let __clock = p::sync_clock();
            let mut __tries = 1u32;
            loop {
                let __out = p::once(|| -> Result<Vec<Row>, Error> { rows(id) });
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
                                ::core::module_path!(), "::", "poll"
                            ),
                            limits: p::Limits::none(),
                            levels: p::Levels {
                                backoff: p::Some(p::Level::Info),
                                giveup: p::Some(p::Level::Error),
                            },
                            make: (),
                        }
                            .max_tries(p::Some(3u32))
                            .make(|| expo)
                    };
                    p::failed_and_slept(
                        p::judged::<p::OnError>(),
                        __site,
                        __tries,
                        __out,
                        __show,
                        (),
                        p::made(__judged, __site, &mut __slot),
                        p::default_jitter,
                        &__clock,
                    )
                } {
                    p::ControlFlow::Continue(__wait) => __wait,
                    p::ControlFlow::Break(__out) => break __out,
                };
                __tries = p::next_try(__tries);
            }
        });
        let __elapsed = p::Clock::elapsed(&__clock, __start);
        let __outcome = &__out;
        if !p::ask(__outcome, |result| result.is_empty()) {
            break __out;
        }
        let __giveup = false;
        match {
            let __show = {
                #[allow(unused_imports)]
                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                (&&&p::Showing::of(__outcome)).__backoff_show()
            };
            let __judged = p::type_of(__outcome);
            let __site = &const {
                p::Site {
                    target: ::core::concat!(::core::module_path!(), "::", "poll"),
                    limits: p::Limits::none(),
                    levels: p::Levels {
                        backoff: p::Some(p::Level::Info),
                        giveup: p::Some(p::Level::Error),
                    },
                    make: (),
                }
                    .max_time(p::Some(::core::time::Duration::new(3600u64, 0u32)))
                    .make(|| constant(::core::time::Duration::new(5u64, 0u32)))
            };
            p::failed_and_slept(
                p::judged::<p::OnValue>(),
                __site,
                __tries,
                __out,
                __show,
                (p::Some(__elapsed), __giveup),
                p::made(__judged, __site, &mut __slot),
                p::default_jitter,
                &__clock,
            )
        } {
            p::ControlFlow::Continue(__wait) => __wait,
            p::ControlFlow::Break(__out) => break __out,
        };
        __tries = p::next_try(__tries);
    }
}
