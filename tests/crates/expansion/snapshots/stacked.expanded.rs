///Documented.
fn poll(id: u64) -> Result<Vec<Row>, Error> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::sync_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        without_handlers[__tries __returned __outcome __wait] on_try {} attempt { let
        __returned = __backoff::once(|| -> Result < Vec < Row >, Error > { use p:: { self
        as __backoff, autoref:: * }; let mut __slot = __backoff::slot();
        __backoff::retry_loop! { without_handlers[__tries __returned __outcome __wait]
        on_try {} attempt { let __returned = __backoff::once(|| -> Result < Vec < Row >,
        Error > { rows(id) }); } into_result(__backoff::Classify:: < __backoff::OnError >
        ::into_result(__returned)) on_success {} from_value(__backoff::Classify:: <
        __backoff::OnError > ::from_value) from_outcome(__backoff::Classify:: <
        __backoff::OnError > ::from_outcome) is_retried(true) on_rejected {}
        elapsed(__backoff::NotMeasured) gives_up(false) on_failure[on_failure_and_sleep,
        & __backoff::sync_clock()] params(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::poll"), max_tries :
        __backoff::Some(3u32), ..__backoff::DEFAULT_PARAMS }) format((&& &
        __backoff::Formatting::of(__outcome)).__backoff_format())
        next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(()) given_up(__returned) sleep {} } });
        } into_result(__backoff::Classify:: < __backoff::OnValue >
        ::into_result(__returned)) on_success {} from_value(__backoff::Classify:: <
        __backoff::OnValue > ::from_value) from_outcome(__backoff::Classify:: <
        __backoff::OnValue > ::from_outcome) is_retried(__backoff::ask(__outcome, |
        result | result.is_empty())) on_rejected {}
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) on_failure[on_failure_and_sleep, & __clock] params(& const {
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::poll"), max_time : __backoff::Some(::core::time::Duration::new(3600u64,
        0u32)), ..__backoff::DEFAULT_PARAMS } }) format(__backoff::None)
        next_wait(__backoff::rebuilt(__backoff::maker(||
        constant(::core::time::Duration::new(5u64, 0u32))), & mut __slot))
        jitter(__backoff::default_jitter) permit(()) given_up(__returned) sleep {}
    }
}
