fn fetch(
    client: &Client,
    mut url: Url,
) -> impl Future<Output = Result<Body, Error>> + Send {
    let client = client.clone();
    async move {
        use p as __backoff;
        let mut __slot = __backoff::slot();
        __backoff::retry_loop! {
            without_handlers[__tries __outcome __wait] attempt { let __returned : Result
            < Body, Error > = if false { __backoff::absurd() } else { client.get(& mut
            url). await }; } result[__returned] on_success[] from_result[]
            on_failure(__backoff::on_failure_without_handlers(& __backoff::RetryParams {
            target : ::core::concat!(::core::module_path!(), "::fetch"), max_tries :
            __backoff::Some(3u32), levels : __backoff::LogLevels { backoff :
            __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
            __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
            ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::formatting(& __outcome)
            .__backoff_format(), __outcome, __backoff::rebuilt(expo, & mut __slot),
            __backoff::default_jitter, __backoff::NotMeasured, false, ()))
            given_up(__backoff::Err(__outcome)) sleep { __backoff::default_sleep(__wait).
            await; }
        }
    }
}
