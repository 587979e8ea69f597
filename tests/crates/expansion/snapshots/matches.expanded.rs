fn query(retry: bool) -> Result<(), DbError> {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::sync_clock();
    let mut __tries = 1u32;
    loop {
        let __out = p::once(|| -> Result<(), DbError> { run() });
        let __outcome = match p::result_ref(&__out) {
            p::Ok(__outcome) => {
                break __out;
            }
            p::Err(__outcome) => __outcome,
        };
        if !{
            #[allow(unreachable_patterns)]
            let __matches = match __outcome {
                DbError::Busy | DbError::Io(1..=9) if retry => true,
                _ => false,
            };
            __matches
        } {
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
                    target: ::core::concat!(::core::module_path!(), "::", "query"),
                    limits: p::Limits::none(),
                    levels: p::Levels {
                        backoff: p::None,
                        giveup: p::None,
                    },
                    make: (),
                }
                    .max_tries(p::Some(8u32))
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
}
