impl Fetch for Service {
    fn fetch<'life0, 'async_trait>(
        &'life0 mut self,
        needed: u32,
    ) -> ::core::pin::Pin<
        Box<
            dyn ::core::future::Future<
                Output = Result<u32, Failed>,
            > + ::core::marker::Send + 'async_trait,
        >,
    >
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            let __self = self;
            let mut needed = needed;
            use p::{self as __backoff, autoref::*};
            let mut __slot = __backoff::slot();
            let __max_tries = __backoff::store_max_tries(__self.tries);
            __backoff::retry_loop! {
                without_handlers[__tries __outcome __wait] attempt { let __returned =
                async { if false { let __typed : Result < u32, Failed > =
                __backoff::absurd(); return __typed; } let mut __self = & mut * __self;
                let _ = & mut needed; { if let ::core::option::Option::Some(__ret) =
                ::core::option::Option::None:: < Result < u32, Failed > > {
                #[allow(unreachable_code)] return __ret; } let __ret : Result < u32,
                Failed > = { __self.call(needed). await }; #[allow(unreachable_code)]
                __ret } } . await; } result[__returned] on_success[] from_result[]
                on_failure(__backoff::on_failure_without_handlers(&
                __backoff::RetryParams { target : ::core::concat!(::core::module_path!(),
                "::fetch"), max_tries : __backoff::stored_max_tries(__max_tries), levels
                : __backoff::LogLevels { backoff : __backoff::Level::Off, giveup :
                __backoff::Level::Off, not_retried : __backoff::Level::Off,
                ..__backoff::DEFAULT_PARAMS.levels }, ..__backoff::DEFAULT_PARAMS },
                __tries, __backoff::formatting(& __outcome).__backoff_format(),
                __outcome,
                __backoff::rebuilt(constant(::core::time::Duration::from_nanos(1000000000u64)),
                & mut __slot), __backoff::default_jitter, __backoff::NotMeasured, false,
                ())) given_up(__backoff::Err(__outcome)) sleep {
                __backoff::default_sleep(__wait). await; }
            }
        })
    }
}
