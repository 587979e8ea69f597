///Documented.
fn poll(id: u64) -> Result<Vec<Row>, Error> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::sync_clock();
    let __start = __backoff::Clock::now(&__clock);
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned =
        __backoff::once(|| -> Result < Vec < Row >, Error > { p::plain_loop! {
        in_closure(|| -> Result < Vec < Row >, Error > { rows(id) }) returned __returned
        result __returned name "::poll" max_tries 3u32 jitter default_jitter generator
        expo } }); } result[__backoff::Classify:: < __backoff::OnValue >
        ::into_result(__returned)] on_success[] from_result[__backoff::Classify:: <
        __backoff::OnValue > ::from_result] judge[__elapsed __gives_up]
        is_retried(__backoff::ask(__outcome, | result | result.is_empty()))
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) on_rejected { break __backoff::Classify:: < __backoff::OnValue >
        ::from_outcome(__outcome); } on_failure(__backoff::on_failure_and_sleep(& const {
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::poll"), max_time :
        __backoff::Some(::core::time::Duration::from_nanos(3600000000000u64)),
        ..__backoff::DEFAULT_PARAMS } }, __tries, __backoff::None, __outcome,
        __backoff::rebuilt(constant(::core::time::Duration::from_nanos(5000000000u64)), &
        mut __slot), & __clock, __backoff::default_jitter, __elapsed, __gives_up, ()))
        given_up(__backoff::Classify:: < __backoff::OnValue > ::from_outcome(__outcome))
        sleep {}
    }
}
