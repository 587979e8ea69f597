fn read(path: &str) -> io::Result<String> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let mut __spans = {
        __backoff::requires(__backoff::SpansFeature);
        <__backoff::Spans as __backoff::CallSpans>::open(|| {
            ::core::concat!(::core::module_path!(), "::read")
        })
    };
    let __entered = __backoff::CallSpans::enter(&__spans);
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try {} attempt { let __returned =
        __backoff::once_in(__backoff::CallSpans::enter_attempt(& mut __spans, __tries),
        || -> io::Result < String > { fs::read_to_string(path) }); }
        classify(__backoff::Classify:: < __backoff::OnError > ::classify(& __returned))
        on_success { __backoff::CallSpans::succeed(& mut __spans, __tries); } enter {}
        is_retried(true) on_rejected {} elapsed(__backoff::NotMeasured) gives_up(false)
        gives_up_async {} params(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::read"), max_tries :
        __backoff::Some(5u32), ..__backoff::DEFAULT_PARAMS })
        format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(()) leave {} on_backoff {
        __backoff::CallSpans::back_off(& mut __spans, __wait); } retry { __wait } give_up
        { __backoff::CallSpans::give_up(& mut __spans, __tries, __reason); break
        __returned; } sleep { __backoff::CallSpans::start_wait(& mut __spans, __wait);
        __backoff::Sleep::sleep(& __backoff::sync_clock(), __wait);
        __backoff::CallSpans::end_wait(& mut __spans); }
    }
}
