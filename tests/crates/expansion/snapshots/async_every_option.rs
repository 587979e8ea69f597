#[on_exception(
    constant([1s, 5s]),
    (TimeoutError, ConnectError),
    max_tries = 9,
    max_time = limit,
    jitter = |wait| wait / 2,
    giveup = is_fatal,
    on_try = count,
    on_success = async |details| record(details).await,
    on_backoff = [log_it, |details| println!("{details}")],
    on_giveup = |details| async move { alarm(details).await },
    clock = TokioClock,
    log = none,
    args,
    clone(message),
)]
async fn send(&mut self, message: String, limit: Duration) -> Result<u32, Error> {
    self.transmit(message).await?
}
