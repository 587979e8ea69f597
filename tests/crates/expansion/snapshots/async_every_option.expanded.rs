async fn send(&mut self, mut message: String, limit: Duration) -> Result<u32, Error> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __max_time = __backoff::max_time(limit);
    let __clock = TokioClock;
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try { { let __outcome = & (); let __elapsed =
        __backoff::Some(__backoff::Clock::elapsed(& __clock, __start)); let __args : &
        [__backoff::Argument < '_ >] = & [("message", (&& __backoff::Arg(& message))
        .__backoff_debug()), ("limit", (&& __backoff::Arg(& limit)).__backoff_debug())];
        { let __step = { let __outcome = & (); let __sample =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::send"),
        __tries, __elapsed, __outcome).with_args(__args); let __function = count; (&
        __backoff::FunctionOf(& __function, & __sample)).__backoff_handler_kind()
        .__backoff_start(__function, & __sample) }; let __argument = __step
        .__backoff_argument(|| __backoff::Some(& ()).map(| __outcome |
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::send"),
        __tries, __elapsed, __outcome).with_args(__args))); let _ : __backoff::Option <
        () > = __step.__backoff_finish(& __argument). await; } } } attempt { let
        __returned = async { if false { let __typed : Result < u32, Error > =
        __backoff::absurd(); return __typed; } let _ = & mut message; let message =
        __backoff::dup(& message); { self.transmit(message). await ? } } . await; }
        classify(__backoff::Classify:: < __backoff::OnError > ::classify(& __returned))
        on_success { { let __elapsed = __backoff::Some(__backoff::Clock::elapsed(&
        __clock, __start)); let __args : & [__backoff::Argument < '_ >] = & [("message",
        (&& __backoff::Arg(& message)).__backoff_debug()), ("limit", (&& __backoff::Arg(&
        limit)).__backoff_debug())]; { let __argument = __backoff::value_of(& __returned)
        .map(| __outcome |
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::send"),
        __tries, __elapsed, __outcome).with_format(__backoff::None).with_args(__args));
        let _ : __backoff::Option < () > =
        __backoff::call_async(__backoff::Option::as_ref(& __argument), async | details |
        record(details). await). await; } } } enter {} is_retried((&
        __backoff::Search(__outcome)).__backoff_find(& | __error | __backoff::is:: <
        TimeoutError > (__error) || __backoff::is:: < ConnectError > (__error)))
        on_rejected { __backoff::on_not_retried(__backoff::Level::Off,
        ::core::concat!(::core::module_path!(), "::send"), __tries, __outcome,
        __backoff::formatting(__outcome).__backoff_format(),
        __backoff::Some(__backoff::Clock::elapsed(& __clock, __start))); }
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) gives_up_async { let __gives_up = __backoff::Some(true) == { let
        __step = { let __backoff::Some(__outcome) = __backoff::error_of(& __returned)
        else { break __returned }; let __function = is_fatal; (& __backoff::FunctionOf(&
        __function, __outcome)).__backoff_predicate_kind().__backoff_start(__function,
        __outcome) }; let __argument = __step.__backoff_argument(|| __backoff::error_of(&
        __returned)); __step.__backoff_finish_predicate(__argument). await }; let
        __backoff::Some(__outcome) = __backoff::error_of(& __returned) else { break
        __returned }; } params(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::send"), max_tries :
        __backoff::Some(9u32), max_time : __max_time, levels : __backoff::LogLevels {
        backoff : __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels }, })
        format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::rebuilt(constant([::core::time::Duration::from_nanos(1000000000u64),
        ::core::time::Duration::from_nanos(5000000000u64)]), & mut __slot)) jitter(|
        __wait | __backoff::Jitter::jitter(& mut __backoff::jitter_closure(| wait | wait
        / 2), __wait)) permit(()) leave {} on_backoff { { let __args : &
        [__backoff::Argument < '_ >] = & [("message", (&& __backoff::Arg(& message))
        .__backoff_debug()), ("limit", (&& __backoff::Arg(& limit)).__backoff_debug())];
        { let __step = { let __backoff::Some(__outcome) = __backoff::error_of(&
        __returned) else { break __returned }; let __sample =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::send"),
        __tries, __elapsed, __outcome).with_format(__backoff::formatting(__outcome)
        .__backoff_format()).with_args(__args).with_wait(__wait); let __function = (&& &
        __backoff::FunctionOf(& log_it, & __sample)).__backoff_argument_kind()
        .__backoff_checked(log_it); (& __backoff::FunctionOf(& __function, & __sample))
        .__backoff_handler_kind().__backoff_start(__function, & __sample) }; let
        __argument = __step.__backoff_argument(|| __backoff::error_of(& __returned).map(|
        __outcome | __backoff::Details::new(::core::concat!(::core::module_path!(),
        "::send"), __tries, __elapsed, __outcome)
        .with_format(__backoff::formatting(__outcome).__backoff_format())
        .with_args(__args).with_wait(__wait))); let _ : __backoff::Option < () > = __step
        .__backoff_finish(& __argument). await; } { let __backoff::Some(__outcome) =
        __backoff::error_of(& __returned) else { break __returned }; let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::send"),
        __tries, __elapsed, __outcome).with_format(__backoff::formatting(__outcome)
        .__backoff_format()).with_args(__args).with_wait(__wait);
        __backoff::run_handler(& __details, | details | println!("{details}"))
        .__backoff_done_in_async(); } } } retry { __wait } give_up { { let __args : &
        [__backoff::Argument < '_ >] = & [("message", (&& __backoff::Arg(& message))
        .__backoff_debug()), ("limit", (&& __backoff::Arg(& limit)).__backoff_debug())];
        { let __argument = __backoff::error_of(& __returned).map(| __outcome |
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::send"),
        __tries, __elapsed, __outcome).with_format(__backoff::formatting(__outcome)
        .__backoff_format()).with_args(__args).with_reason(__reason)); let _ :
        __backoff::Option < () > = __backoff::call_async(__backoff::Option::as_ref(&
        __argument), | details | async move { alarm(details). await }). await; } } break
        __returned; } sleep { __backoff::AsyncSleep::sleep(& __clock, __wait). await; }
    }
}
