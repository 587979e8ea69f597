/// Documented.
#[inline]
pub(crate) fn send(
    &self,
    message: String,
    mut buffer: Vec<u8>,
    base: f64,
    tries: u32,
) -> Result<u32, Error> {
    let returns = p::returns::<Result<u32, Error>, p::OnError>();
    let mut generator = p::into_wait(
        returns,
        p::with_defaults(expo)
            .base(base)
            .factor(::core::time::Duration::new(0u64, 100000000u32))
            .max_value(::core::time::Duration::new(30u64, 0u32)),
    );
    let max_tries = p::IntoMaxTries::into_max_tries(tries);
    let mut jitter = equal_jitter;
    let clock = &self.clock;
    let start = p::Clock::now(&clock);
    let mut tries = 0u32;
    loop {
        tries = p::next_try(tries);
        {
            let outcome = &();
            let elapsed = p::Clock::elapsed(&clock, start);
            #[allow(unused_imports)]
            use p::{ArgDebug as _, ArgHidden as _};
            let args: &[p::Argument<'_>] = &[
                ("message", (&&p::Arg(&message)).shown()),
                ("buffer", (&&p::Arg(&buffer)).shown()),
                ("base", (&&p::Arg(&base)).shown()),
                ("tries", (&&p::Arg(&tries)).shown()),
            ];
            let details = p::Details::new("client.send", tries, elapsed, outcome)
                .with_args(args);
            {
                #[allow(unused_imports)]
                use p::{RanAsync as _, RanWithValue as _};
                p::run_handler(&details, count).done();
            }
        }
        let wait = {
            let out = p::once(|| -> Result<u32, Error> {
                let message = p::dup(&message);
                { self.transmit(message, &mut buffer) }
            });
            let elapsed = p::Clock::elapsed(&clock, start);
            p::is_returned(returns, &out);
            match p::result_ref(&out) {
                p::Ok(outcome) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).shown()),
                            ("buffer", (&&p::Arg(&buffer)).shown()),
                            ("base", (&&p::Arg(&base)).shown()),
                            ("tries", (&&p::Arg(&tries)).shown()),
                        ];
                        let details = p::Details::new(
                                "client.send",
                                tries,
                                elapsed,
                                outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(outcome)).show()
                            })
                            .with_args(args);
                        {
                            #[allow(unused_imports)]
                            use p::{RanAsync as _, RanWithValue as _};
                            p::run_handler(&details, |details| println!("{details}"))
                                .done();
                        }
                    }
                    break out;
                }
                p::Err(outcome) => {
                    if !p::ask(outcome, |error| error.is_transient()) {
                        break out;
                    }
                    let giveup = p::ask(outcome, |error| error.is_fatal());
                    match p::decide(
                        tries,
                        elapsed,
                        &p::Limits::none()
                            .max_tries(max_tries)
                            .max_time(p::Some(::core::time::Duration::new(60u64, 0u32))),
                        giveup,
                        || p::Wait::next_wait(&mut generator, tries, outcome),
                        |wait| p::Jitter::jitter(&mut jitter, wait),
                    ) {
                        p::Verdict::Retry(wait) => {
                            {
                                #[allow(unused_imports)]
                                use p::{ArgDebug as _, ArgHidden as _};
                                let args: &[p::Argument<'_>] = &[
                                    ("message", (&&p::Arg(&message)).shown()),
                                    ("buffer", (&&p::Arg(&buffer)).shown()),
                                    ("base", (&&p::Arg(&base)).shown()),
                                    ("tries", (&&p::Arg(&tries)).shown()),
                                ];
                                let details = p::Details::new(
                                        "client.send",
                                        tries,
                                        elapsed,
                                        outcome,
                                    )
                                    .with_show({
                                        #[allow(unused_imports)]
                                        use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                        (&&&p::Showing::of(outcome)).show()
                                    })
                                    .with_args(args)
                                    .with_wait(wait);
                                p::log(p::Level::Debug, &details, p::Some(elapsed));
                                {
                                    #[allow(unused_imports)]
                                    use p::{RanAsync as _, RanWithValue as _};
                                    p::run_handler(&details, log_it).done();
                                }
                                {
                                    #[allow(unused_imports)]
                                    use p::{RanAsync as _, RanWithValue as _};
                                    p::run_handler(&details, count).done();
                                }
                            }
                            wait
                        }
                        p::Verdict::GiveUp(reason) => {
                            {
                                #[allow(unused_imports)]
                                use p::{ArgDebug as _, ArgHidden as _};
                                let args: &[p::Argument<'_>] = &[
                                    ("message", (&&p::Arg(&message)).shown()),
                                    ("buffer", (&&p::Arg(&buffer)).shown()),
                                    ("base", (&&p::Arg(&base)).shown()),
                                    ("tries", (&&p::Arg(&tries)).shown()),
                                ];
                                let details = p::Details::new(
                                        "client.send",
                                        tries,
                                        elapsed,
                                        outcome,
                                    )
                                    .with_show({
                                        #[allow(unused_imports)]
                                        use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                        (&&&p::Showing::of(outcome)).show()
                                    })
                                    .with_args(args)
                                    .with_reason(reason);
                                {
                                    #[allow(unused_imports)]
                                    use p::{RanAsync as _, RanWithValue as _};
                                    p::run_handler(&details, count).done();
                                }
                            }
                            break p::default_on_giveup(out);
                        }
                    }
                }
            }
        };
        p::Sleep::sleep(&clock, wait);
    }
}
