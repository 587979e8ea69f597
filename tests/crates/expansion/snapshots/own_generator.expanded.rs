fn call(step: Duration) -> Result<Response, ApiError> {
    let __returns = p::returns::<Result<Response, ApiError>, p::OnError>();
    let mut __generator = p::into_wait(__returns, my_waits(step));
    let __clock = p::sync_clock();
    let mut __tries = 0u32;
    loop {
        __tries = p::next_try(__tries);
        let __wait = {
            let __out = p::once(|| -> Result<Response, ApiError> { http() });
            let __elapsed = p::Duration::ZERO;
            p::is_returned(__returns, &__out);
            match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    break __out;
                }
                p::Err(__outcome) => {
                    let __giveup = false;
                    match p::decide(
                        __tries,
                        __elapsed,
                        &p::Limits::none().max_tries(p::Some(8u32)).max_time(p::None),
                        __giveup,
                        || p::Wait::next_wait(&mut __generator, __tries, __outcome),
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
        p::Sleep::sleep(&__clock, __wait);
    }
}
