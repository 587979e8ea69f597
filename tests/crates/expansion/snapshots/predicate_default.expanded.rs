fn next_message(queue: &mut Queue) -> Option<String> {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::sync_clock();
    let mut __tries = 1u32;
    loop {
        let __out = p::once(|| -> Option<String> {
            let queue = &mut *queue;
            { queue.pop() }
        });
        let __outcome = &__out;
        if !p::Falsy::is_falsy(__outcome) {
            break __out;
        }
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
                        ::core::module_path!(), "::", "next_message"
                    ),
                    limits: p::Limits::none(),
                    levels: p::Levels {
                        backoff: p::Some(p::Level::Info),
                        giveup: p::Some(p::Level::Error),
                    },
                    make: (),
                }
                    .make(|| {
                        p::with_defaults(fibo)
                            .max_value(::core::time::Duration::new(13u64, 0u32))
                    })
            };
            p::failed_and_slept(
                p::judged::<p::OnValue>(),
                __site,
                __tries,
                __out,
                __show,
                (),
                p::made(__judged, __site, &mut __slot),
                p::no_jitter,
                &__clock,
            )
        } {
            p::ControlFlow::Continue(__wait) => __wait,
            p::ControlFlow::Break(__out) => break __out,
        };
        __tries = p::next_try(__tries);
    }
}
