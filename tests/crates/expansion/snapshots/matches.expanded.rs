fn query(retry: bool) -> Result<(), DbError> {
    let mut __slot = ::core::default::Default::default();
    let __clock = p::sync_clock();
    let mut __tries = 0u32;
    loop {
        __tries = p::next_try(__tries);
        let __wait = {
            let __out = p::once(|| -> Result<(), DbError> { run() });
            let __elapsed = p::Duration::ZERO;
            match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    break __out;
                }
                p::Err(__outcome) => {
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
                    let __giveup = false;
                    match p::decide(
                        __tries,
                        __elapsed,
                        &p::Limits::none().max_tries(p::Some(8u32)),
                        __giveup,
                        || p::next_wait(&mut __slot, || expo, __tries, __outcome),
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
