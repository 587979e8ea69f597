async fn call(request: &Request) -> Result<Response, ApiError> {
    use p as __backoff;
    let __returns = __backoff::returns::<
        Result<Response, ApiError>,
        __backoff::OnError,
    >();
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned : Result <
        Response, ApiError > = if false { __backoff::absurd() } else { http(request).
        await }; __backoff::is_returned(__returns, & __returned); } result[__returned]
        on_success[] from_result[] on_failure(__backoff::on_failure_inlined(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::call"), max_tries : __backoff::Some(8u32), levels : __backoff::LogLevels {
        backoff : __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
        ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::formatting(& __outcome)
        .__backoff_format(), __outcome,
        __backoff::rebuilt(runtime(__backoff::suggestion(__returns, | error | error
        .retry_after())).or(__backoff::with_defaults(expo)), & mut __slot),
        __backoff::no_jitter, __backoff::NotMeasured, false, ()))
        given_up(__backoff::Err(__outcome)) sleep { __backoff::default_sleep(__wait).
        await; }
    }
}
