fn poll(id: u32) -> Result<Job, Error> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::sync_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned =
        __backoff::once(|| -> Result < Job, Error > { look_up(id) }); }
        result[__backoff::Classify:: < __backoff::OnValue > ::into_result(__returned)]
        on_success[] from_result[__backoff::Classify:: < __backoff::OnValue >
        ::from_result] judge[__elapsed __gives_up] is_retried(__backoff::ask(__outcome, |
        job | job.is_pending())) elapsed(__backoff::Some(__backoff::Clock::elapsed(&
        __clock, __start))) gives_up(false) on_rejected { { let __outcome = & __outcome;
        if ! __backoff::Rejected(__outcome).__backoff_is_err() {
        __backoff::observe_success(::core::concat!(::core::module_path!(), "::poll"),
        __tries, __backoff::Some(__backoff::Clock::elapsed(& __clock, __start))); } else
        { __backoff::observe_rejected(::core::concat!(::core::module_path!(), "::poll"),
        __tries, __backoff::Some(__backoff::Clock::elapsed(& __clock, __start)),
        __outcome, __backoff::None); } } break __backoff::Classify:: < __backoff::OnValue
        > ::from_outcome(__outcome); } on_failure(__backoff::on_failure_and_sleep(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::poll"), ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::None, __outcome,
        __backoff::rebuilt(constant(::core::time::Duration::from_nanos(1000000000u64)), &
        mut __slot), & __clock, __backoff::default_jitter, __elapsed, __gives_up, ()))
        given_up(__backoff::Classify:: < __backoff::OnValue > ::from_outcome(__outcome))
        sleep {}
    }
}
