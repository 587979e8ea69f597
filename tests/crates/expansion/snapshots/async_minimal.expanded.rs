async fn fetch(url: &str) -> Result<Body, Error> {
    use p as __backoff;
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned : Result <
        Body, Error > = if __backoff::never() { __backoff::absurd() } else { get(url).
        await }; } into_result(__backoff::Classify:: < __backoff::OnError >
        ::into_result(__returned)) on_success[__returned break __backoff::Classify:: <
        __backoff::OnError > ::from_value(__returned);]
        on_failure(__backoff::on_plain_failure(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::fetch"), max_tries :
        __backoff::Some(5u32), ..__backoff::DEFAULT_PARAMS }, __tries,
        __backoff::Formatting::of(& __outcome).__backoff_format(), __outcome,
        __backoff::rebuilt(expo, & mut __slot), __backoff::default_jitter))
        given_up(__backoff::Classify:: < __backoff::OnError > ::from_outcome(__outcome))
        sleep { __backoff::AsyncSleep::sleep(& __backoff::async_clock(), __wait). await;
        }
    }
}
