fn query(retry: bool) -> Result<(), DbError> {
    let mut slot = ::core::default::Default::default();
    let clock = p::sync_clock();
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = p::once(|| -> Result<(), DbError> { run() });
            let elapsed = p::Duration::ZERO;
            match p::result_ref(&out) {
                p::Ok(outcome) => {
                    break out;
                }
                p::Err(outcome) => {
                    if !{
                        #[allow(unreachable_patterns)]
                        let matches = match outcome {
                            DbError::Busy | DbError::Io(1..=9) if retry => true,
                            _ => false,
                        };
                        matches
                    } {
                        break out;
                    }
                    let giveup = false;
                    match p::decide(
                        tries,
                        elapsed,
                        &p::Limits::none().max_tries(p::Some(8u32)).max_time(p::None),
                        giveup,
                        || p::next_wait(&mut slot, || expo, tries, outcome),
                        |wait| p::default_jitter(wait),
                    ) {
                        p::Verdict::Retry(wait) => wait,
                        p::Verdict::GiveUp(reason) => {
                            break out;
                        }
                    }
                }
            }
        };
        p::Sleep::sleep(&clock, wait);
    }
}
