impl<T: Clone> Fetch for Service<T> {
    async fn fetch(mut self, mut needed: u32) -> Result<Self, Failed> {
        use p::{self as __backoff, autoref::*};
        let mut __slot = __backoff::slot();
        let __max_tries = __backoff::store_max_tries(self.tries);
        __backoff::retry_loop! {
            without_handlers[__tries __returned __outcome __wait] on_try {} attempt { let
            __returned = async { if __backoff::never() { let __typed : Result < Self,
            Failed > = __backoff::absurd(); return __typed; } let _ = & mut self; let _ =
            & mut needed; { self.call(needed). await ?; Ok(self) } } . await; }
            into_result(__backoff::Classify:: < __backoff::OnError >
            ::into_result(__returned)) on_success {} from_value(__backoff::Classify:: <
            __backoff::OnError > ::from_value) from_outcome(__backoff::Classify:: <
            __backoff::OnError > ::from_outcome) is_retried(true) on_rejected {}
            elapsed(__backoff::NotMeasured) gives_up(false)
            on_failure[on_failure_without_handlers] params(& __backoff::RetryParams {
            target : ::core::concat!(::core::module_path!(), "::fetch"), max_tries :
            __backoff::stored_max_tries(__max_tries), levels : __backoff::LogLevels {
            backoff : __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried
            : __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
            ..__backoff::DEFAULT_PARAMS }) format((&& &
            __backoff::Formatting::of(__outcome)).__backoff_format())
            next_wait(__backoff::rebuilt(__backoff::maker(||
            constant(::core::time::Duration::new(1u64, 0u32))), & mut __slot))
            jitter(__backoff::default_jitter) permit(()) given_up(__returned) sleep {
            __backoff::AsyncSleep::sleep(& __backoff::async_clock(), __wait). await; }
        }
    }
}
