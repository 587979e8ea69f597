fn query(retry: bool) -> Result<(), DbError> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __returned __outcome __wait] on_try {} attempt { let
        __returned = __backoff::once(|| -> Result < (), DbError > { run() }); }
        into_result(__backoff::Classify:: < __backoff::OnError >
        ::into_result(__returned)) on_success {} from_value(__backoff::Classify:: <
        __backoff::OnError > ::from_value) from_outcome(__backoff::Classify:: <
        __backoff::OnError > ::from_outcome) is_retried(match __outcome { DbError::Busy |
        DbError::Io(1..= 9) if retry => true, _ => false }) on_rejected {
        __backoff::on_not_retried(__backoff::Level::Off,
        ::core::concat!(::core::module_path!(), "::query"), __tries, __outcome, (&& &
        __backoff::Formatting::of(__outcome)).__backoff_format(),
        __backoff::NotMeasured); } elapsed(__backoff::NotMeasured) gives_up(false)
        on_failure[on_failure_and_sleep, & __backoff::sync_clock()] params(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::query"), max_tries : __backoff::Some(8u32), levels : __backoff::LogLevels {
        backoff : __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
        ..__backoff::DEFAULT_PARAMS }) format((&& & __backoff::Formatting::of(__outcome))
        .__backoff_format()) next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(()) given_up(__returned) sleep {}
    }
}
