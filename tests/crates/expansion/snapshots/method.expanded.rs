impl<T: Clone> Fetch for Service<T> {
    async fn fetch(mut self, mut needed: u32) -> Result<Self, Failed> {
        use p::{self as __backoff, autoref::*};
        let mut __slot = __backoff::slot();
        let __max_tries = __backoff::store_max_tries(self.tries);
        __backoff::retry_loop! {
            without_handlers[__tries __outcome __wait] attempt { let __returned = async {
            if false { let __typed : Result < Self, Failed > = __backoff::absurd();
            return __typed; } let _ = & mut self; let _ = & mut needed; { self
            .call(needed). await ?; Ok(self) } } . await; } result[__returned]
            on_success[] from_result[]
            on_failure(__backoff::on_failure_without_handlers(& __backoff::RetryParams {
            target : ::core::concat!(::core::module_path!(), "::fetch"), max_tries :
            __backoff::stored_max_tries(__max_tries), levels : __backoff::LogLevels {
            backoff : __backoff::Level::Off, giveup : __backoff::Level::Off, not_retried
            : __backoff::Level::Off, ..__backoff::DEFAULT_PARAMS.levels },
            ..__backoff::DEFAULT_PARAMS }, __tries, __backoff::formatting(& __outcome)
            .__backoff_format(), __outcome,
            __backoff::rebuilt(constant(::core::time::Duration::from_nanos(1000000000u64)),
            & mut __slot), __backoff::default_jitter, __backoff::NotMeasured, false, ()))
            given_up(__backoff::Err(__outcome)) sleep { __backoff::default_sleep(__wait).
            await; }
        }
    }
}
