async fn fetch(r#type: &str) -> Result<Body, Error> {
    use ::retry::__private::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try {} attempt { let __returned : Result < Body, Error > = if false {
        __backoff::absurd() } else { get(r#type). await }; }
        classify(__backoff::Classify:: < __backoff::OnError > ::classify(& __returned))
        on_success {} enter {} is_retried(true) on_rejected {}
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) gives_up_async {} params(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::fetch"), max_tries :
        __backoff::Some(3u32), ..__backoff::DEFAULT_PARAMS })
        format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(()) leave {} on_backoff { { { let __step
        = { let __backoff::Some(__outcome) = __backoff::error_of(& __returned) else {
        break __returned }; let __sample =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::fetch"),
        __tries, __elapsed, __outcome).with_format(__backoff::formatting(__outcome)
        .__backoff_format()).with_wait(__wait); let __function = (&& &
        __backoff::FunctionOf(& told, & __sample)).__backoff_argument_kind()
        .__backoff_checked(told); (& __backoff::FunctionOf(& __function, & __sample))
        .__backoff_handler_kind().__backoff_start(__function, & __sample) }; let
        __argument = __step.__backoff_argument(|| __backoff::error_of(& __returned).map(|
        __outcome | __backoff::Details::new(::core::concat!(::core::module_path!(),
        "::fetch"), __tries, __elapsed, __outcome)
        .with_format(__backoff::formatting(__outcome).__backoff_format())
        .with_wait(__wait))); let _ : __backoff::Option < () > = __step
        .__backoff_finish(& __argument). await; } } } retry { __wait } give_up { break
        __returned; } sleep { __backoff::AsyncSleep::sleep(& __clock, __wait). await; }
    }
}
