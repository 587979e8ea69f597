fn load(&self, path: &Path) -> Result<Body, Error> {
    use p::{self as __backoff, autoref::*};
    let __returns = __backoff::returns::<Result<Body, Error>, __backoff::OnError>();
    let mut __slot = __backoff::slot();
    let __budget = &self.budget;
    let __cancel = __backoff::stop_signal({ &STOP });
    __backoff::retry_loop! {
        with_handlers[__tries __returned __outcome __wait __elapsed __gives_up __reason]
        on_try {} attempt { let __returned = __backoff::once(|| -> Result < Body, Error >
        { read(path) }); __backoff::is_returned(__returns, & __returned); }
        classify(__backoff::Classify:: < __backoff::OnError > ::classify(& __returned))
        on_success { __backoff::Budget::deposit(__backoff::budget(& __budget)); } enter
        {} is_retried(true) on_rejected {} elapsed(__backoff::NotMeasured)
        gives_up(false) gives_up_async {} params(& __backoff::RetryParams { target :
        ::core::concat!(::core::module_path!(), "::load"), max_tries :
        __backoff::Some(5u32), ..__backoff::DEFAULT_PARAMS })
        format(__backoff::formatting(__outcome).__backoff_format())
        next_wait(__backoff::rebuilt(expo, & mut __slot))
        jitter(__backoff::default_jitter) permit(__backoff::Conditions { timeout :
        __backoff::None, is_cancelled :
        __backoff::Stop::is_stopped(__backoff::StopSignal::signal(& __cancel)), budget :
        __backoff::Some(__backoff::budget(& __budget)) }) leave {} on_backoff {} retry {
        __backoff::Ok(match __returned { __backoff::Err(__kept) => (__wait, __kept),
        __returned => break (__returned), }) } give_up { __backoff::Err(match __returned
        { __backoff::Err(__kept) => (__kept, __reason, __elapsed), __returned => break
        (__returned), }) } sleep { let __next = match __wait { __backoff::Ok((__wait,
        __kept)) => if __backoff::Sleep::sleep_or_stop(& __backoff::sync_clock(), __wait,
        __backoff::StopSignal::signal(& __cancel)) { let __elapsed =
        __backoff::NotMeasured; let __outcome = & __kept; __backoff::on_cancelled(&
        __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
        "::load"), max_tries : __backoff::Some(5u32), ..__backoff::DEFAULT_PARAMS },
        __tries, __outcome, __backoff::formatting(__outcome).__backoff_format(),
        __elapsed); __backoff::Some((__kept, __backoff::GiveUpReason::Cancelled,
        __elapsed)) } else { __backoff::None }, __backoff::Err(__next) =>
        __backoff::Some(__next), }; if let __backoff::Some((__kept, __reason, __elapsed))
        = __next { let __returned = __backoff::restored(__returns, __kept); break
        __returned; } }
    }
}
