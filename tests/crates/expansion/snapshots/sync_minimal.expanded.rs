fn read(path: &str) -> io::Result<String> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __returned __outcome __wait] on_try {} attempt { let
        __returned = __backoff::once(|| -> io::Result < String > {
        fs::read_to_string(path) }); } into_result(__backoff::Classify:: <
        __backoff::OnError > ::into_result(__returned)) on_success {}
        from_value(__backoff::Classify:: < __backoff::OnError > ::from_value)
        from_outcome(__backoff::Classify:: < __backoff::OnError > ::from_outcome)
        is_retried(true) on_rejected {} elapsed(__backoff::NotMeasured) gives_up(false)
        on_failure[on_failure_and_sleep, & __backoff::sync_clock()] params(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::read"), max_tries : __backoff::Some(5u32), ..__backoff::DEFAULT_PARAMS })
        format((&& & __backoff::Formatting::of(__outcome)).__backoff_format())
        next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(()) given_up(__returned) sleep {}
    }
}
