/// Documented.
#[on_exception(
    expo(base = base, factor = 100ms, max_value = 30s),
    |error| error.is_transient(),
    max_tries = tries,
    max_time = 1min,
    jitter = equal_jitter,
    giveup = |error| error.is_fatal(),
    on_try = count,
    on_success = |details| println!("{details}"),
    on_backoff = [log_it, count],
    on_giveup = count,
    raise_on_giveup = false,
    clock = &self.clock,
    log = (backoff = debug, giveup = none),
    name = "client.send",
    args,
    clone(message),
    lend(buffer),
)]
#[inline]
pub(crate) fn send(&self, message: String, mut buffer: Vec<u8>, base: f64, tries: u32) -> Result<u32, Error> {
    self.transmit(message, &mut buffer)
}
