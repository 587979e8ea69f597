fn next_message(queue: &mut Queue) -> Option<String> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned =
        __backoff::once(|| -> Option < String > { let queue = & mut * queue; { queue
        .pop() } }); } result[__backoff::Classify:: < __backoff::OnValue >
        ::into_result(__returned)] on_success[] from_result[__backoff::Classify:: <
        __backoff::OnValue > ::from_result] judge[__elapsed __gives_up]
        is_retried(__backoff::Falsy::is_falsy(__outcome)) elapsed(__backoff::NotMeasured)
        gives_up(false) on_rejected { break __backoff::Classify:: < __backoff::OnValue >
        ::from_outcome(__outcome); } on_failure(__backoff::on_failure_and_sleep(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::next_message"), ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::None,
        __outcome, __backoff::rebuilt(fibo()
        .max_value(::core::time::Duration::from_nanos(13000000000u64)), & mut __slot), &
        __backoff::sync_clock(), __backoff::no_jitter, __elapsed, __gives_up, ()))
        given_up(__backoff::Classify:: < __backoff::OnValue > ::from_outcome(__outcome))
        sleep {}
    }
}
