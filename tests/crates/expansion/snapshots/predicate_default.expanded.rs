fn next_message(queue: &mut Queue) -> Option<String> {
    use p::{self as __backoff, scope::*};
    let mut __slot = __backoff::slot();
    let mut __tries = 1u32;
    loop {
        let __out = __backoff::once(|| -> Option<String> {
            let queue = &mut *queue;
            { queue.pop() }
        });
        let __outcome = &__out;
        if !__backoff::Falsy::is_falsy(__outcome) {
            break __out;
        }
        match {
            let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
            __backoff::failed_and_slept(
                __backoff::ON_VALUE,
                &__backoff::Site {
                    target: ::core::concat!(::core::module_path!(), "::next_message"),
                    ..__backoff::SITE
                },
                __tries,
                __out,
                __show,
                (),
                __backoff::made(
                    __backoff::with_defaults(fibo)
                        .max_value(::core::time::Duration::new(13u64, 0u32)),
                    &mut __slot,
                ),
                __backoff::no_jitter,
                &__backoff::sync_clock(),
            )
        } {
            __backoff::Ok(__wait) => __wait,
            __backoff::Err(__out) => break __out,
        };
        __tries = __backoff::next_try(__tries);
    }
}
