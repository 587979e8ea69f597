async fn poll(id: u64) -> Job {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try {} attempt { let __returned : Job = if false { __backoff::absurd() } else
        { client().job(id). await }; } classify(__backoff::Classify:: <
        __backoff::OnValue > ::classify(& __returned)) on_success {} enter {}
        is_retried(__backoff::ask(__outcome, | job | job.status != Status::Complete))
        on_rejected { if ! __backoff::Rejected(__outcome).__backoff_is_err() { { let
        __elapsed = __backoff::Some(__backoff::Clock::elapsed(& __clock, __start)); { let
        __step = { let __outcome = & __returned; let __sample =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::poll"),
        __tries, __elapsed, __outcome).with_format(__backoff::None); let __function = (&&
        & __backoff::FunctionOf(& told, & __sample)).__backoff_argument_kind()
        .__backoff_checked(told); (& __backoff::FunctionOf(& __function, & __sample))
        .__backoff_handler_kind().__backoff_start(__function, & __sample) }; let
        __argument = __step.__backoff_argument(|| __backoff::Some(& __returned).map(|
        __outcome | __backoff::Details::new(::core::concat!(::core::module_path!(),
        "::poll"), __tries, __elapsed, __outcome).with_format(__backoff::None))); let _ :
        __backoff::Option < () > = __step.__backoff_finish(& __argument). await; } } } }
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) gives_up_async {} params(& const { __backoff::RetryParams {
        target : ::core::concat!(::core::module_path!(), "::poll"), max_time :
        __backoff::Some(::core::time::Duration::from_nanos(300000000000u64)),
        ..__backoff::DEFAULT_PARAMS } }) format(__backoff::None)
        next_wait(__backoff::rebuilt(constant(::core::time::Duration::from_nanos(5000000000u64)),
        & mut __slot)) jitter(__backoff::default_jitter) permit(()) leave {} on_backoff
        {} retry { __wait } give_up { { let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::poll"),
        __tries, __elapsed, __outcome).with_format(__backoff::None)
        .with_reason(__reason); __backoff::run_handler(& __details, | details |
        eprintln!("{details}")).__backoff_done_in_async(); } break __returned; } sleep {
        __backoff::AsyncSleep::sleep(& __clock, __wait). await; }
    }
}
