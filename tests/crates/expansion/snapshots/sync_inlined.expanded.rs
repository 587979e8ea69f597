fn fetch(url: &str) -> Result<Body, Error> {
    use p as __backoff;
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned =
        __backoff::once(|| -> Result < Body, Error > { get(url) }); } result[__returned]
        on_success[] from_result[] on_failure(__backoff::on_failure_and_sleep_inlined(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::fetch"), max_tries : __backoff::Some(3u32), levels : __backoff::LogLevels {
        backoff : __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
        ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::formatting(& __outcome)
        .__backoff_format(), __outcome, __backoff::rebuilt(expo()
        .factor(::core::time::Duration::from_nanos(100000000u64)), & mut __slot), &
        __backoff::sync_clock(), __backoff::no_jitter, __backoff::NotMeasured, false,
        ())) given_up(__backoff::Err(__outcome)) sleep {}
    }
}
