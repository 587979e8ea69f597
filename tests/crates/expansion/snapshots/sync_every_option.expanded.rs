/// Documented.
#[inline]
pub(crate) fn send(
    &self,
    message: String,
    mut buffer: Vec<u8>,
    base: f64,
    tries: u32,
) -> Result<u32, Error> {
    use p::{self as __backoff, scope::*};
    let message = message;
    let __returns = __backoff::returns::<Result<u32, Error>, __backoff::OnError>();
    let mut __generator = __backoff::into_wait(
        __returns,
        __backoff::with_defaults(expo)
            .base(base)
            .factor(::core::time::Duration::new(0u64, 100000000u32))
            .max_value(::core::time::Duration::new(30u64, 0u32)),
    );
    let __max_tries = __backoff::keep_tries(tries);
    let mut __jitter = equal_jitter;
    let __clock = &self.clock;
    let __start = __backoff::Clock::now(&__clock);
    let mut __tries = 1u32;
    loop {
        {
            let __outcome = &();
            let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
            let __args: &[__backoff::Argument<'_>] = &[
                ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                ("buffer", (&&__backoff::Arg(&buffer)).__backoff_shown()),
                ("base", (&&__backoff::Arg(&base)).__backoff_shown()),
                ("tries", (&&__backoff::Arg(&tries)).__backoff_shown()),
            ];
            let __details = __backoff::Details::new(
                    "client.send",
                    __tries,
                    __elapsed,
                    __outcome,
                )
                .with_args(__args);
            __backoff::run_handler(&__details, count).__backoff_done();
        }
        let __wait = {
            let __out = __backoff::once(|| -> Result<u32, Error> {
                let message = __backoff::dup(&message);
                { self.transmit(message, &mut buffer) }
            });
            __backoff::is_returned(__returns, &__out);
            let __outcome = match __backoff::result_ref(&__out) {
                __backoff::Ok(__outcome) => {
                    {
                        let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
                        let __args: &[__backoff::Argument<'_>] = &[
                            ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                            ("buffer", (&&__backoff::Arg(&buffer)).__backoff_shown()),
                            ("base", (&&__backoff::Arg(&base)).__backoff_shown()),
                            ("tries", (&&__backoff::Arg(&tries)).__backoff_shown()),
                        ];
                        let __details = __backoff::Details::new(
                                "client.send",
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show(
                                (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                            )
                            .with_args(__args);
                        __backoff::run_handler(
                                &__details,
                                |details| println!("{details}"),
                            )
                            .__backoff_done();
                    }
                    break __out;
                }
                __backoff::Err(__outcome) => __outcome,
            };
            if !__backoff::ask(__outcome, |error| error.is_transient()) {
                break __out;
            }
            let __elapsed = __backoff::Clock::elapsed(&__clock, __start);
            let __giveup = __backoff::ask(__outcome, |error| error.is_fatal());
            match {
                let __show = (&&&__backoff::Showing::of(__outcome)).__backoff_show();
                __backoff::failed(
                    &__backoff::Site {
                        target: "client.send",
                        max_tries: __backoff::kept_tries(__max_tries),
                        max_time: __backoff::Some(
                            ::core::time::Duration::new(60u64, 0u32),
                        ),
                        levels: __backoff::Levels {
                            backoff: __backoff::Some(__backoff::Level::Debug),
                            giveup: __backoff::None,
                        },
                    },
                    __tries,
                    __outcome,
                    __show,
                    (__backoff::Some(__elapsed), __giveup),
                    __backoff::Kept(&mut __generator),
                    |__wait| __backoff::Jitter::jitter(&mut __jitter, __wait),
                )
            } {
                __backoff::Verdict::Retry(__wait) => {
                    {
                        let __args: &[__backoff::Argument<'_>] = &[
                            ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                            ("buffer", (&&__backoff::Arg(&buffer)).__backoff_shown()),
                            ("base", (&&__backoff::Arg(&base)).__backoff_shown()),
                            ("tries", (&&__backoff::Arg(&tries)).__backoff_shown()),
                        ];
                        let __details = __backoff::Details::new(
                                "client.send",
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show(
                                (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                            )
                            .with_args(__args)
                            .with_wait(__wait);
                        __backoff::run_handler(&__details, log_it).__backoff_done();
                        __backoff::run_handler(&__details, count).__backoff_done();
                    }
                    __wait
                }
                __backoff::Verdict::GiveUp(__reason) => {
                    {
                        let __args: &[__backoff::Argument<'_>] = &[
                            ("message", (&&__backoff::Arg(&message)).__backoff_shown()),
                            ("buffer", (&&__backoff::Arg(&buffer)).__backoff_shown()),
                            ("base", (&&__backoff::Arg(&base)).__backoff_shown()),
                            ("tries", (&&__backoff::Arg(&tries)).__backoff_shown()),
                        ];
                        let __details = __backoff::Details::new(
                                "client.send",
                                __tries,
                                __elapsed,
                                __outcome,
                            )
                            .with_show(
                                (&&&__backoff::Showing::of(__outcome)).__backoff_show(),
                            )
                            .with_args(__args)
                            .with_reason(__reason);
                        __backoff::run_handler(&__details, count).__backoff_done();
                    }
                    break __backoff::default_on_giveup(__out);
                }
            }
        };
        __backoff::Sleep::sleep(&__clock, __wait);
        __tries = __backoff::next_try(__tries);
    }
}
