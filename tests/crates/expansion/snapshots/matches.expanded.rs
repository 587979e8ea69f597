fn query(retry: bool) -> Result<(), DbError> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned =
        __backoff::once(|| -> Result < (), DbError > { run() }); } result[__returned]
        on_success[] from_result[] judge[__elapsed __gives_up] is_retried(match __outcome
        { DbError::Busy | DbError::Io(1..= 9) if retry => true, _ => false })
        elapsed(__backoff::NotMeasured) gives_up(false) on_rejected { { let __outcome = &
        __outcome; __backoff::on_not_retried(__backoff::Level::Off,
        ::core::concat!(::core::module_path!(), "::query"), __tries, __outcome,
        __backoff::formatting(__outcome).__backoff_format(), __backoff::NotMeasured); }
        break __backoff::Err(__outcome); } on_failure(__backoff::on_failure_and_sleep(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::query"), max_tries : __backoff::Some(8u32), levels : __backoff::LogLevels {
        backoff : __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
        ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::formatting(& __outcome)
        .__backoff_format(), __outcome, __backoff::rebuilt(expo, & mut __slot), &
        __backoff::sync_clock(), __backoff::default_jitter, __elapsed, __gives_up, ()))
        given_up(__backoff::Err(__outcome)) sleep {}
    }
}
