impl Fetch for Service {
    #[on_exception(constant(1s), max_tries = self.tries, log = none)]
    fn fetch<'life0, 'async_trait>(
        &'life0 mut self,
        needed: u32,
    ) -> ::core::pin::Pin<Box<dyn ::core::future::Future<Output = Result<u32, Failed>> + ::core::marker::Send + 'async_trait>>
    where
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        Box::pin(async move {
            if let ::core::option::Option::Some(__ret) = ::core::option::Option::None::<Result<u32, Failed>> {
                #[allow(unreachable_code)]
                return __ret;
            }
            let mut __self = self;
            let needed = needed;
            let __ret: Result<u32, Failed> = { __self.call(needed).await };
            #[allow(unreachable_code)]
            __ret
        })
    }
}
