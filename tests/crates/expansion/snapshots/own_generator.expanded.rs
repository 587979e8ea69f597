fn call(step: Duration) -> Result<Response, ApiError> {
    let returns = p::returns::<Result<Response, ApiError>, p::OnError>();
    let mut generator = p::into_wait(returns, my_waits(step));
    let clock = p::sync_clock();
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        let wait = {
            let out = p::once(|| -> Result<Response, ApiError> { http() });
            let elapsed = p::Duration::ZERO;
            p::is_returned(returns, &out);
            match p::result_ref(&out) {
                p::Ok(outcome) => {
                    break out;
                }
                p::Err(outcome) => {
                    let giveup = false;
                    match p::decide(
                        tries,
                        elapsed,
                        &p::Limits::none().max_tries(p::Some(8u32)).max_time(p::None),
                        giveup,
                        || p::Wait::next_wait(&mut generator, tries, outcome),
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
