fn query(retry: bool) -> Result<(), DbError> {
    use p::{self as __backoff, scope::*};
    let mut __slot = __backoff::slot();
    let mut __tries = 1u32;
    loop {
        let __out = __backoff::once(|| -> Result<(), DbError> { run() });
        let __outcome = match __backoff::result_ref(&__out) {
            __backoff::Ok(_) => {
                break __out;
            }
            __backoff::Err(__outcome) => __outcome,
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
            let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
            __backoff::failed_and_slept(
                __backoff::ON_ERROR,
                &__backoff::Site {
                    target: ::core::concat!(::core::module_path!(), "::query"),
                    max_tries: __backoff::Some(8u32),
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
                __backoff::made(expo, &mut __slot),
                __backoff::default_jitter,
                &__backoff::sync_clock(),
            )
        } {
            __backoff::Ok(__wait) => __wait,
            __backoff::Err(__out) => break __out,
        };
        __tries = __backoff::next_try(__tries);
    }
}
