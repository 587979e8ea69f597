async fn fetch(&self, url: &str) -> Result<Response, ApiError> {
    use p::{self as __backoff, autoref::*};
    let __returns = __backoff::returns::<
        Result<Response, ApiError>,
        __backoff::OnError,
    >();
    let (mut __generator, __settings) = __backoff::store(__returns, &self.policy);
    let __clock = __backoff::async_clock();
    let __start = { (&*__settings).start(&__clock) };
    let mut __spans = {
        (&*__settings).spans(::core::concat!(::core::module_path!(), "::fetch"))
    };
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try {} attempt { let __limiter = { (& * __settings).limiter() }; let
        __returned = if let __backoff::Some(__timed_out) =
        __backoff::time_is_over(__tries, & __clock, __limiter.call_limit(& __clock,
        __start)) { __tries -= 1; __backoff::Err(__timed_out) } else { { if (& *
        __settings).has_try_handler() { { let __entered = __backoff::CallSpans::enter(&
        __spans); let __outcome = & (); let __elapsed = (& * __settings).elapsed(&
        __clock, __start); let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::fetch"),
        __tries, __elapsed, __outcome); (& * __settings).notify_try(& __details); } } }
        __backoff::CallSpans::start_attempt(& mut __spans, __tries);
        __backoff::LimitedAttempt::new(__backoff::CallSpans::in_part(& __spans, async {
        if false { let __typed : Result < Response, ApiError > = __backoff::absurd();
        return __typed; } { get(url). await } }), & __clock, __backoff::AttemptLimits {
        attempt :
        __backoff::limit_from(__backoff::Some(::core::time::Duration::from_nanos(5000000000u64)),
        __backoff::Clock::now(& __clock)), call : __limiter.call_limit(& __clock,
        __start) }). await }; let __limiter = { (& * __settings).limiter() }; let
        (__returned, __is_cut) = match __returned { __backoff::Ok(__returned) =>
        (__returned, false), __backoff::Err(__timed_out) => (match __limiter
        .own_timed_out(__timed_out, __backoff::TimeLimit::Timeout) {
        __backoff::Some(__timed_out) => __backoff::restored(__returns, __limiter
        .outcome(__timed_out)), __backoff::None => __backoff::timed_out(__returns,
        __timed_out), }, true), }; __backoff::is_returned(__returns, & __returned); }
        classify(__backoff::Classify:: < __backoff::OnError > ::classify(& __returned))
        on_success { if (& * __settings).observes_success() {
        __backoff::CallSpans::succeed(& mut __spans, __tries); __backoff::deposit((& *
        __settings).budget()); { let __entered = __backoff::CallSpans::enter(& __spans);
        let __elapsed = (& * __settings).elapsed(& __clock, __start); let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::fetch"),
        __tries, __elapsed, __outcome).with_format(__backoff::format_of_value(& (& *
        __settings).params(), __backoff::formatting(__outcome).__backoff_format())); (& *
        __settings).report_success(& __details); } } } enter { let __entered =
        __backoff::CallSpans::enter(& __spans); } is_retried(__is_cut || (& * __settings)
        .is_retried(__outcome)) on_rejected { __backoff::on_not_retried((& * __settings)
        .params().levels.not_retried, ::core::concat!(::core::module_path!(), "::fetch"),
        __tries, __outcome, __backoff::formatting(__outcome).__backoff_format(), (& *
        __settings).elapsed(& __clock, __start)); __backoff::CallSpans::reject(& mut
        __spans, __tries); } elapsed((& * __settings).elapsed(& __clock, __start))
        gives_up((& * __settings).gives_up(__outcome)) gives_up_async {} params(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::fetch"), .. (& * __settings).limited_params() })
        format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::StoredWait(& mut __generator)) jitter(| __wait | (& *
        __settings).apply_jitter(__wait)) permit((& * __settings).permit()) leave {
        __backoff::leave(__entered); } on_backoff { __backoff::CallSpans::back_off(& mut
        __spans, __wait); { let __entered = __backoff::CallSpans::enter(& __spans); let
        __details = __backoff::Details::new(::core::concat!(::core::module_path!(),
        "::fetch"), __tries, __elapsed, __outcome)
        .with_format(__backoff::formatting(__outcome).__backoff_format())
        .with_wait(__wait); (& * __settings).notify_backoff(& __details); } } retry {
        __wait } give_up { __backoff::CallSpans::give_up(& mut __spans, __tries,
        __reason); { let __entered = __backoff::CallSpans::enter(& __spans); let
        __details = __backoff::Details::new(::core::concat!(::core::module_path!(),
        "::fetch"), __tries, __elapsed, __outcome)
        .with_format(__backoff::formatting(__outcome).__backoff_format())
        .with_reason(__reason); (& * __settings).notify_giveup(& __details); } break
        __returned; } sleep { __backoff::CallSpans::start_wait(& mut __spans, __wait);
        __backoff::AsyncSleep::sleep(& __clock, __wait). await;
        __backoff::CallSpans::end_wait(& mut __spans); }
    }
}
