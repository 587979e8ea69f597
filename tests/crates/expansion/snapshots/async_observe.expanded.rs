async fn fetch(url: &str) -> Result<String, Error> {
    use p as __backoff;
    let mut __slot = __backoff::slot();
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned : Result <
        String, Error > = if false { __backoff::absurd() } else { get(url). await }; }
        result[__returned]
        on_success[__backoff::observe_success(::core::concat!(::core::module_path!(),
        "::fetch"), __tries, __backoff::Some(__backoff::Clock::elapsed(& __clock,
        __start)));] from_result[] on_failure(__backoff::on_failure_without_handlers(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::fetch"), max_tries : __backoff::Some(3u32), ..__backoff::DEFAULT_PARAMS },
        __tries, __backoff::formatting(& __outcome).__backoff_format(), __outcome,
        __backoff::rebuilt(expo, & mut __slot), __backoff::default_jitter,
        __backoff::Some(__backoff::Clock::elapsed(& __clock, __start)), false, ()))
        given_up(__backoff::Err(__outcome)) sleep { __backoff::AsyncSleep::sleep(&
        __clock, __wait). await; }
    }
}
