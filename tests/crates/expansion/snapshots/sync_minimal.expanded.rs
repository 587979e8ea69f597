fn read(path: &str) -> io::Result<String> {
    use p as __backoff;
    let mut __slot = __backoff::slot();
    __backoff::retry_loop! {
        without_handlers[__tries __outcome __wait] attempt { let __returned =
        __backoff::once(|| -> io::Result < String > { fs::read_to_string(path) }); }
        into_result(__backoff::Classify:: < __backoff::OnError >
        ::into_result(__returned)) on_success[__returned break __backoff::Classify:: <
        __backoff::OnError > ::from_value(__returned);]
        on_failure(__backoff::on_plain_failure_and_sleep(& __backoff::RetryParams {
        target : ::core::concat!(::core::module_path!(), "::read"), max_tries :
        __backoff::Some(5u32), ..__backoff::DEFAULT_PARAMS }, __tries,
        __backoff::Formatting::of(& __outcome).__backoff_format(), __outcome,
        __backoff::rebuilt(expo, & mut __slot), & __backoff::sync_clock(),
        __backoff::default_jitter)) given_up(__backoff::Classify:: < __backoff::OnError >
        ::from_outcome(__outcome)) sleep {}
    }
}
