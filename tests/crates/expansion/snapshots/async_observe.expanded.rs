async fn fetch(url: &str) -> Result<String, Error> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        without_handlers[__tries __returned __outcome __wait] on_try {} attempt { let
        __returned : Result < String, Error > = if __backoff::never() {
        __backoff::absurd() } else { get(url). await }; }
        into_result(__backoff::Classify:: < __backoff::OnError >
        ::into_result(__returned)) on_success {
        __backoff::observe_success(::core::concat!(::core::module_path!(), "::fetch"),
        __tries, __backoff::Some(__backoff::Clock::elapsed(& __clock, __start))); }
        from_value(__backoff::Classify:: < __backoff::OnError > ::from_value)
        from_outcome(__backoff::Classify:: < __backoff::OnError > ::from_outcome)
        is_retried(true) on_rejected {}
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) on_failure[on_failure_without_handlers] params(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::fetch"), max_tries : __backoff::Some(3u32), ..__backoff::DEFAULT_PARAMS })
        format((&& & __backoff::Formatting::of(__outcome)).__backoff_format())
        next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(()) given_up(__returned) sleep {
        __backoff::AsyncSleep::sleep(& __clock, __wait). await; }
    }
}
