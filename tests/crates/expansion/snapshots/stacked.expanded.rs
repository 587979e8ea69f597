///Documented.
fn poll(id: u64) -> Result<Vec<Row>, Error> {
    use p::{self as __backoff, scope::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::sync_clock();
    let __start = __backoff::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        let __out = __backoff::once(|| -> Result<Vec<Row>, Error> {
            use p::{self as __backoff, scope::*};
            let mut __slot = __backoff::slot();
            let mut __tries = 1u32;
            loop {
                let __out = __backoff::once(|| -> Result<Vec<Row>, Error> { rows(id) });
                let __outcome = match __backoff::result_ref(&__out) {
                    __backoff::Ok(_) => {
                        break __out;
                    }
                    __backoff::Err(__outcome) => __outcome,
                };
                match {
                    let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                    __backoff::failed_and_slept(
                        __backoff::ON_ERROR,
                        &__backoff::Site {
                            target: ::core::concat!(::core::module_path!(), "::poll"),
                            max_tries: __backoff::Some(3u32),
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
        });
        let __outcome = &__out;
        if !__backoff::ask(__outcome, |result| result.is_empty()) {
            break __out;
        }
        let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
        let __giveup = false;
        match {
            let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
            __backoff::failed_and_slept(
                __backoff::ON_VALUE,
                &__backoff::Site {
                    target: ::core::concat!(::core::module_path!(), "::poll"),
                    max_time: __backoff::Some(
                        ::core::time::Duration::new(3600u64, 0u32),
                    ),
                    ..__backoff::SITE
                },
                __tries,
                __out,
                __show,
                (__backoff::Some(__elapsed), __giveup),
                __backoff::made(
                    constant(::core::time::Duration::new(5u64, 0u32)),
                    &mut __slot,
                ),
                __backoff::default_jitter,
                &__clock,
            )
        } {
            __backoff::Ok(__wait) => __wait,
            __backoff::Err(__out) => break __out,
        };
        __tries = __backoff::next_try(__tries);
    }
}
