/// Documented.
#[inline]
pub(crate) fn send(
    &self,
    message: String,
    mut buffer: Vec<u8>,
    base: f64,
    tries: u32,
) -> Result<u32, Error> {
    let message = message;
    let __returns = p::returns::<Result<u32, Error>, p::OnError>();
    let mut __generator = p::into_wait(
        __returns,
        p::with_defaults(expo)
            .base(base)
            .factor(::core::time::Duration::new(0u64, 100000000u32))
            .max_value(::core::time::Duration::new(30u64, 0u32)),
    );
    let __max_tries = p::IntoMaxTries::into_max_tries(tries);
    let mut __jitter = equal_jitter;
    let __clock = &self.clock;
    let __start = p::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        {
            let __outcome = &();
            let __elapsed = p::Clock::elapsed(&__clock, __start);
            #[allow(unused_imports)]
            use p::{ArgDebug as _, ArgHidden as _};
            let __args: &[p::Argument<'_>] = &[
                ("message", (&&p::Arg(&message)).__backoff_shown()),
                ("buffer", (&&p::Arg(&buffer)).__backoff_shown()),
                ("base", (&&p::Arg(&base)).__backoff_shown()),
                ("tries", (&&p::Arg(&tries)).__backoff_shown()),
            ];
            let __details = p::Details::new("client.send", __tries, __elapsed, __outcome)
                .with_args(__args);
            {
                #[allow(unused_imports)]
                use p::{RanAsync as _, RanWithValue as _};
                p::run_handler(&__details, count).__backoff_done();
            }
        }
        let __wait = {
            let __out = p::once(|| -> Result<u32, Error> {
                let message = p::dup(&message);
                { self.transmit(message, &mut buffer) }
            });
            let __elapsed = p::Clock::elapsed(&__clock, __start);
            p::is_returned(__returns, &__out);
            let __outcome = match p::result_ref(&__out) {
                p::Ok(__outcome) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let __args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).__backoff_shown()),
                            ("buffer", (&&p::Arg(&buffer)).__backoff_shown()),
                            ("base", (&&p::Arg(&base)).__backoff_shown()),
                            ("tries", (&&p::Arg(&tries)).__backoff_shown()),
                        ];
                        let __details = p::Details::new(
                                "client.send",
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(__outcome)).__backoff_show()
                            })
                            .with_args(__args);
                        {
                            #[allow(unused_imports)]
                            use p::{RanAsync as _, RanWithValue as _};
                            p::run_handler(&__details, |details| println!("{details}"))
                                .__backoff_done();
                        }
                    }
                    break __out;
                }
                p::Err(__outcome) => __outcome,
            };
            if !p::ask(__outcome, |error| error.is_transient()) {
                break __out;
            }
            let __giveup = p::ask(__outcome, |error| error.is_fatal());
            match {
                let __judged = p::type_of(__outcome);
                let __site = &p::Site {
                    target: "client.send",
                    limits: p::Limits::none(),
                    levels: p::Levels {
                        backoff: p::Some(p::Level::Debug),
                        giveup: p::None,
                    },
                    make: (),
                }
                    .max_tries(__max_tries)
                    .max_time(p::Some(::core::time::Duration::new(60u64, 0u32)));
                p::failed(
                    __site,
                    __tries,
                    __outcome,
                    {
                        #[allow(unused_imports)]
                        use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                        (&&&p::Showing::of(__outcome)).__backoff_show()
                    },
                    (p::Some(__elapsed), __giveup),
                    p::Kept(&mut __generator),
                    |__wait| p::Jitter::jitter(&mut __jitter, __wait),
                )
            } {
                p::Verdict::Retry(__wait) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let __args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).__backoff_shown()),
                            ("buffer", (&&p::Arg(&buffer)).__backoff_shown()),
                            ("base", (&&p::Arg(&base)).__backoff_shown()),
                            ("tries", (&&p::Arg(&tries)).__backoff_shown()),
                        ];
                        let __details = p::Details::new(
                                "client.send",
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(__outcome)).__backoff_show()
                            })
                            .with_args(__args)
                            .with_wait(__wait);
                        {
                            #[allow(unused_imports)]
                            use p::{RanAsync as _, RanWithValue as _};
                            p::run_handler(&__details, log_it).__backoff_done();
                        }
                        {
                            #[allow(unused_imports)]
                            use p::{RanAsync as _, RanWithValue as _};
                            p::run_handler(&__details, count).__backoff_done();
                        }
                    }
                    __wait
                }
                p::Verdict::GiveUp(__reason) => {
                    {
                        #[allow(unused_imports)]
                        use p::{ArgDebug as _, ArgHidden as _};
                        let __args: &[p::Argument<'_>] = &[
                            ("message", (&&p::Arg(&message)).__backoff_shown()),
                            ("buffer", (&&p::Arg(&buffer)).__backoff_shown()),
                            ("base", (&&p::Arg(&base)).__backoff_shown()),
                            ("tries", (&&p::Arg(&tries)).__backoff_shown()),
                        ];
                        let __details = p::Details::new(
                                "client.send",
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show({
                                #[allow(unused_imports)]
                                use p::{ViaDebug as _, ViaDisplay as _, ViaNothing as _};
                                (&&&p::Showing::of(__outcome)).__backoff_show()
                            })
                            .with_args(__args)
                            .with_reason(__reason);
                        {
                            #[allow(unused_imports)]
                            use p::{RanAsync as _, RanWithValue as _};
                            p::run_handler(&__details, count).__backoff_done();
                        }
                    }
                    break p::default_on_giveup(__out);
                }
            }
        };
        p::Sleep::sleep(&__clock, __wait);
        __tries = p::next_try(__tries);
    }
}
