fn next_message(queue: &mut Queue) -> Option<String> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __returned __outcome __wait] on_try {} attempt { let
        __returned = __backoff::once(|| -> Option < String > { let queue = & mut * queue;
        { queue.pop() } }); } into_result(__backoff::Classify:: < __backoff::OnValue >
        ::into_result(__returned)) on_success {} from_value(__backoff::Classify:: <
        __backoff::OnValue > ::from_value) from_outcome(__backoff::Classify:: <
        __backoff::OnValue > ::from_outcome)
        is_retried(__backoff::Falsy::is_falsy(__outcome)) on_rejected {}
        elapsed(__backoff::NotMeasured) gives_up(false) on_failure[on_failure_and_sleep,
        & __backoff::sync_clock()] params(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::next_message"),
        ..__backoff::DEFAULT_PARAMS }) format(__backoff::None)
        next_wait(__backoff::rebuilt(__backoff::maker(|| __backoff::with_defaults(fibo)
        .max_value(::core::time::Duration::new(13u64, 0u32))), & mut __slot))
        jitter(__backoff::no_jitter) permit(()) given_up(__returned) sleep {}
    }
}
