async fn fetch(url: &str, limit: Duration, token: &Token) -> Result<Body, Error> {
    use p::{self as __backoff, autoref::*};
    let __returns = __backoff::returns::<Result<Body, Error>, __backoff::OnError>();
    let mut __slot = __backoff::slot();
    let __timeout = __backoff::max_time(limit);
    let mut __cancel = ::core::pin::pin!(__backoff::cancel({ token.cancelled() }));
    __backoff::Cancel::is_cancelled(__backoff::Pin::as_mut(&mut __cancel));
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try {} attempt { let __returned = if let __backoff::Some(__timed_out) =
        __backoff::time_is_over(__tries, & __clock, __backoff::limit_from(__timeout,
        __start)) { __tries -= 1; __backoff::Err(__timed_out) } else {
        __backoff::LimitedAttempt::new(async { if false { let __typed : Result < Body,
        Error > = __backoff::absurd(); return __typed; } { get(url). await } }, &
        __clock, __backoff::AttemptLimits { attempt :
        __backoff::limit_from(__backoff::Some(::core::time::Duration::from_nanos(5000000000u64)),
        __backoff::Clock::now(& __clock)), call : __backoff::limit_from(__timeout,
        __start) }). await }; let (__returned, __is_cut) = match __returned {
        __backoff::Ok(__returned) => (__returned, false), __backoff::Err(__timed_out) =>
        (__backoff::timed_out(__returns, __timed_out), true), };
        __backoff::is_returned(__returns, & __returned); } classify(__backoff::Classify::
        < __backoff::OnError > ::classify(& __returned)) on_success {
        __backoff::Budget::deposit(__backoff::budget(& BUDGET)); } enter {}
        is_retried(true) on_rejected {}
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) gives_up_async {} params(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::fetch"), max_time :
        __backoff::shorter(__backoff::DEFAULT_PARAMS.max_time, __timeout),
        ..__backoff::DEFAULT_PARAMS }) format(__backoff::formatting(__outcome)
        .__backoff_format()) next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(__backoff::Conditions { timeout :
        __timeout, is_cancelled :
        __backoff::Cancel::is_cancelled(__backoff::Pin::as_mut(& mut __cancel)), budget :
        __backoff::Some(__backoff::budget(& BUDGET)) }) leave {} on_backoff {} retry {
        __backoff::Ok(match __returned { __backoff::Err(__kept) => (__wait, __kept),
        __returned => break (__returned), }) } give_up { __backoff::Err(match __returned
        { __backoff::Err(__kept) => (__kept, __reason, __elapsed), __returned => break
        (__returned), }) } sleep { let __next = match __wait { __backoff::Ok((__wait,
        __kept)) => if __backoff::Cancel::sleep(__backoff::Pin::as_mut(& mut __cancel),
        __backoff::AsyncSleep::sleep(& __clock, __wait)). await { let __elapsed =
        __backoff::Some(__backoff::Clock::elapsed(& __clock, __start)); let __outcome = &
        __kept; __backoff::on_cancelled(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::fetch"), max_time :
        __backoff::shorter(__backoff::DEFAULT_PARAMS.max_time, __timeout),
        ..__backoff::DEFAULT_PARAMS }, __tries, __outcome,
        __backoff::formatting(__outcome).__backoff_format(), __elapsed);
        __backoff::Some((__kept, __backoff::GiveUpReason::Cancelled, __elapsed)) } else {
        __backoff::None }, __backoff::Err(__next) => __backoff::Some(__next), }; if let
        __backoff::Some((__kept, __reason, __elapsed)) = __next { let __kept =
        __backoff::GivenUp::new(__kept, __reason, __tries, __elapsed,
        ::core::concat!(::core::module_path!(), "::fetch")); break
        __backoff::fall_back(__returns, __kept, | given_up | Err(given_up.outcome)); } }
    }
}
