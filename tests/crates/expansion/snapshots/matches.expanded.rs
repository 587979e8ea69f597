fn query(retry: bool) -> Result<(), DbError> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __returned __outcome __wait] on_try {} attempt { let
        __returned = __backoff::once(|| -> Result < (), DbError > { run() }); }
        into_result { __backoff::Classify:: < __backoff::OnError >
        ::into_result(__returned) } from_value { __backoff::Classify:: <
        __backoff::OnError > ::from_value } from_outcome { __backoff::Classify:: <
        __backoff::OnError > ::from_outcome } is_retried { match __outcome {
        DbError::Busy | DbError::Io(1..= 9) if retry => true, _ => false } } on_rejected
        { __backoff::on_not_retried(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::query"), max_tries :
        __backoff::Some(8u32), levels : __backoff::LogLevels { backoff :
        __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, }, ..__backoff::DEFAULT_PARAMS }, __tries, __outcome, (&&
        & __backoff::Formatting::of(__outcome)).__backoff_format(), __backoff::None); }
        elapsed { __backoff::None } gives_up { false } on_failure {
        __backoff::on_failure_and_sleep } params { & __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::query"), max_tries :
        __backoff::Some(8u32), levels : __backoff::LogLevels { backoff :
        __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried :
        __backoff::Level::Off, }, ..__backoff::DEFAULT_PARAMS } } format { (&& &
        __backoff::Formatting::of(__outcome)).__backoff_format() } next {
        __backoff::rebuilt(expo, & mut __slot), __backoff::default_jitter, &
        __backoff::sync_clock() } given_up { __returned } sleep {}
    }
}
