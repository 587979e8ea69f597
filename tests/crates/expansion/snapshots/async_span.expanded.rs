async fn fetch(url: &str) -> Result<Response, ApiError> {
    use p::{self as __backoff, autoref::*};
    let mut __slot = __backoff::slot();
    let __clock = __backoff::async_clock();
    let __start = __backoff::Clock::now(&__clock);
    let mut __spans = {
        __backoff::requires(__backoff::SpansFeature);
        <__backoff::Spans as __backoff::CallSpans>::open(|| {
            ::core::concat!(::core::module_path!(), "::fetch")
        })
    };
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try { __backoff::CallSpans::start_attempt(& mut __spans, __tries); } attempt {
        let __returned = __backoff::CallSpans::in_part(& __spans, async { if false { let
        __typed : Result < Response, ApiError > = __backoff::absurd(); return __typed; }
        { get(url). await } }). await; } classify(__backoff::Classify:: <
        __backoff::OnError > ::classify(& __returned)) on_success {
        __backoff::CallSpans::succeed(& mut __spans, __tries); } enter { let __entered =
        __backoff::CallSpans::enter(& __spans); } is_retried(true) on_rejected {}
        elapsed(__backoff::Some(__backoff::Clock::elapsed(& __clock, __start)))
        gives_up(false) gives_up_async { __backoff::leave(__entered); let __gives_up =
        __backoff::Some(true) == { let __step = { let __entered =
        __backoff::CallSpans::enter(& __spans); let __backoff::Some(__outcome) =
        __backoff::error_of(& __returned) else { break __returned }; let __function =
        is_fatal; (& __backoff::FunctionOf(& __function, __outcome))
        .__backoff_predicate_kind().__backoff_start(__function, __outcome) }; let
        __argument = __step.__backoff_argument(|| __backoff::error_of(& __returned));
        __backoff::CallSpans::in_call(& __spans, __backoff::CallSpans::enter(& __spans),
        __step.__backoff_finish_predicate(__argument)). await }; let
        __backoff::Some(__outcome) = __backoff::error_of(& __returned) else { break
        __returned }; let __entered = __backoff::CallSpans::enter(& __spans); } params(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::fetch"), max_tries : __backoff::Some(5u32), ..__backoff::DEFAULT_PARAMS })
        format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(()) leave { __backoff::leave(__entered);
        } on_backoff { __backoff::CallSpans::back_off(& mut __spans, __wait); { let
        __entered = __backoff::CallSpans::enter(& __spans); let __details =
        __backoff::Details::new(::core::concat!(::core::module_path!(), "::fetch"),
        __tries, __elapsed, __outcome).with_format(__backoff::formatting(__outcome)
        .__backoff_format()).with_wait(__wait); __backoff::run_handler(& __details, |
        details | note(details)).__backoff_done_in_async(); } } retry { __wait } give_up
        { __backoff::CallSpans::give_up(& mut __spans, __tries, __reason); break
        __returned; } sleep { __backoff::CallSpans::start_wait(& mut __spans, __wait);
        __backoff::AsyncSleep::sleep(& __clock, __wait). await;
        __backoff::CallSpans::end_wait(& mut __spans); }
    }
}
