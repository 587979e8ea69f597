fn call(step: Duration) -> Result<Response, ApiError> {
    use p::{self as __backoff, autoref::*};
    let __returns = __backoff::returns::<
        Result<Response, ApiError>,
        __backoff::OnError,
    >();
    let (mut __generator, __settings) = __backoff::store_in_sync(
        __returns,
        my_waits(step),
    );
    let __clock = __backoff::sync_clock();
    let __start = { (&*__settings).start(&__clock) };
    let mut __spans = {
        (&*__settings).spans(::core::concat!(::core::module_path!(), "::call"))
    };
    let __entered = __backoff::CallSpans::enter(&__spans);
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try { { if (& * __settings).has_try_handler() { { let __outcome = & (); let
        __elapsed = (& * __settings).elapsed(& __clock, __start); let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::call"),
        __tries, __elapsed, __outcome); (& * __settings).notify_try(& __details); } } } }
        attempt { let __returned =
        __backoff::once_in(__backoff::CallSpans::enter_attempt(& mut __spans, __tries),
        || -> Result < Response, ApiError > { http() });
        __backoff::is_returned(__returns, & __returned); } classify(__backoff::Classify::
        < __backoff::OnError > ::classify(& __returned)) on_success { if (& * __settings)
        .observes_success() { __backoff::CallSpans::succeed(& mut __spans, __tries);
        __backoff::deposit((& * __settings).budget()); { let __elapsed = (& * __settings)
        .elapsed(& __clock, __start); let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::call"),
        __tries, __elapsed, __outcome).with_format(__backoff::format_of_value(& (& *
        __settings).params(), __backoff::formatting(__outcome).__backoff_format())); (& *
        __settings).report_success(& __details); } } } enter {} is_retried((& *
        __settings).is_retried(__outcome)) on_rejected {
        __backoff::on_not_retried(__backoff::Level::Off,
        ::core::concat!(::core::module_path!(), "::call"), __tries, __outcome,
        __backoff::formatting(__outcome).__backoff_format(), (& * __settings).elapsed(&
        __clock, __start)); __backoff::CallSpans::reject(& mut __spans, __tries); }
        elapsed((& * __settings).elapsed(& __clock, __start)) gives_up((& * __settings)
        .gives_up(__outcome)) gives_up_async {} params(& __backoff::RetryParams { target
        : ::core::concat!(::core::module_path!(), "::call"), max_tries :
        __backoff::Some(8u32), levels : __backoff::LogLevels { backoff :
        __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, .. (& * __settings).params().levels }, .. (& * __settings)
        .params() }) format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::StoredWait(& mut __generator)) jitter(| __wait | (& *
        __settings).apply_jitter(__wait)) permit((& * __settings).permit()) leave {}
        on_backoff { __backoff::CallSpans::back_off(& mut __spans, __wait); { let
        __details = __backoff::Details::new(::core::concat!(::core::module_path!(),
        "::call"), __tries, __elapsed, __outcome)
        .with_format(__backoff::formatting(__outcome).__backoff_format())
        .with_wait(__wait); (& * __settings).notify_backoff(& __details); } } retry {
        __wait } give_up { __backoff::CallSpans::give_up(& mut __spans, __tries,
        __reason); { let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::call"),
        __tries, __elapsed, __outcome).with_format(__backoff::formatting(__outcome)
        .__backoff_format()).with_reason(__reason); (& * __settings).notify_giveup(&
        __details); } break __returned; } sleep { __backoff::CallSpans::start_wait(& mut
        __spans, __wait); __backoff::Sleep::sleep(& __clock, __wait);
        __backoff::CallSpans::end_wait(& mut __spans); }
    }
}
