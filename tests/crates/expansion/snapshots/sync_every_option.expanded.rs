/// Documented.
#[inline]
pub(crate) fn send(
    &self,
    message: String,
    mut buffer: Vec<u8>,
    base: f64,
    tries: u32,
) -> Result<u32, Error> {
    use p::{self as __backoff, autoref::*};
    let message = message;
    let __returns = __backoff::returns::<Result<u32, Error>, __backoff::OnError>();
    let mut __generator = __backoff::into_wait(
        __returns,
        expo()
            .base(base)
            .factor(::core::time::Duration::from_nanos(100000000u64))
            .max_value(::core::time::Duration::from_nanos(30000000000u64)),
    );
    let __max_tries = __backoff::store_max_tries(tries);
    let mut __jitter = equal_jitter;
    let __clock = &self.clock;
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try { { let __outcome = & (); let __elapsed =
        __backoff::Some(__backoff::Clock::elapsed(& __clock, __start)); let __args : &
        [__backoff::Argument < '_ >] = & [("message", (&& __backoff::Arg(& message))
        .__backoff_debug()), ("buffer", (&& __backoff::Arg(& buffer)).__backoff_debug()),
        ("base", (&& __backoff::Arg(& base)).__backoff_debug()), ("tries", (&&
        __backoff::Arg(& tries)).__backoff_debug())]; let __details =
        __backoff::Details::new("client.send", __tries, __elapsed, __outcome)
        .with_args(__args); __backoff::run_handler(& __details, count).__backoff_done();
        } } attempt { let __returned = __backoff::once(|| -> Result < u32, Error > { let
        message = __backoff::dup(& message); { self.transmit(message, & mut buffer) } });
        __backoff::is_returned(__returns, & __returned); } classify(__backoff::Classify::
        < __backoff::OnError > ::classify(& __returned)) on_success { { let __elapsed =
        __backoff::Some(__backoff::Clock::elapsed(& __clock, __start)); let __args : &
        [__backoff::Argument < '_ >] = & [("message", (&& __backoff::Arg(& message))
        .__backoff_debug()), ("buffer", (&& __backoff::Arg(& buffer)).__backoff_debug()),
        ("base", (&& __backoff::Arg(& base)).__backoff_debug()), ("tries", (&&
        __backoff::Arg(& tries)).__backoff_debug())]; let __details =
        __backoff::Details::new("client.send", __tries, __elapsed, __outcome)
        .with_format(__backoff::None).with_args(__args); __backoff::run_handler(&
        __details, | details | println!("{details}")).__backoff_done(); } } enter {}
        is_retried(__backoff::ask(__outcome, | error | error.is_transient())) on_rejected
        { __backoff::on_not_retried(__backoff::DEFAULT_PARAMS.levels.not_retried,
        "client.send", __tries, __outcome, __backoff::formatting(__outcome)
        .__backoff_format(), __backoff::Some(__backoff::Clock::elapsed(& __clock,
        __start))); } elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock,
        __start))) gives_up(__backoff::ask(__outcome, | error | error.is_fatal()))
        gives_up_async {} params(& __backoff::RetryParams { target : "client.send",
        max_tries : __backoff::stored_max_tries(__max_tries), max_time :
        __backoff::Some(::core::time::Duration::from_nanos(60000000000u64)), levels :
        __backoff::LogLevels { backoff : __backoff::Level::Debug, giveup :
        __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels }, })
        format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::StoredWait(& mut __generator)) jitter(| __wait |
        __backoff::Jitter::jitter(& mut __jitter, __wait)) permit(()) leave {} on_backoff
        { { let __args : & [__backoff::Argument < '_ >] = & [("message", (&&
        __backoff::Arg(& message)).__backoff_debug()), ("buffer", (&& __backoff::Arg(&
        buffer)).__backoff_debug()), ("base", (&& __backoff::Arg(& base))
        .__backoff_debug()), ("tries", (&& __backoff::Arg(& tries)).__backoff_debug())];
        let __details = __backoff::Details::new("client.send", __tries, __elapsed,
        __outcome).with_format(__backoff::formatting(__outcome).__backoff_format())
        .with_args(__args).with_wait(__wait); __backoff::run_handler(& __details, (&& &
        __backoff::FunctionOf(& log_it, & __details)).__backoff_argument_kind()
        .__backoff_checked(log_it)).__backoff_done(); __backoff::run_handler(& __details,
        (&& & __backoff::FunctionOf(& count, & __details)).__backoff_argument_kind()
        .__backoff_checked(count)).__backoff_done(); } } retry { __wait } give_up { { let
        __args : & [__backoff::Argument < '_ >] = & [("message", (&& __backoff::Arg(&
        message)).__backoff_debug()), ("buffer", (&& __backoff::Arg(& buffer))
        .__backoff_debug()), ("base", (&& __backoff::Arg(& base)).__backoff_debug()),
        ("tries", (&& __backoff::Arg(& tries)).__backoff_debug())]; let __details =
        __backoff::Details::new("client.send", __tries, __elapsed, __outcome)
        .with_format(__backoff::formatting(__outcome).__backoff_format())
        .with_args(__args).with_reason(__reason); __backoff::run_handler(& __details, (&&
        & __backoff::FunctionOf(& count, & __details)).__backoff_argument_kind()
        .__backoff_checked(count)).__backoff_done(); } break
        __backoff::default_on_giveup(__returned); } sleep { __backoff::Sleep::sleep(&
        __clock, __wait); }
    }
}
