//! Functions under the names of the expansion, as what the options take.

use super::{Failed, N};
use ::backoff_retry::Details;
use ::core::primitive::bool;
use ::core::time::Duration;

pub fn tries() -> N {
    3
}
pub fn generator() -> impl ::backoff_retry::Wait<Failed> {
    ::backoff_retry::constant(Duration::ZERO)
}
pub fn jitter(wait: Duration) -> Duration {
    wait
}
pub fn outcome(_: &Failed) -> bool {
    true
}
pub fn giveup(_: &Failed) -> bool {
    false
}
pub async fn giveup_later(_: &Failed) -> bool {
    false
}
pub fn clock() -> ::backoff_retry::VirtualClock {
    ::backoff_retry::VirtualClock::new()
}
pub async fn step(_: &Details<'_, Failed>) {}
pub fn wait<O>(_: &Details<'_, O>) {}
pub fn out<O>(_: &Details<'_, O>) {}
pub fn details<O>(_: &Details<'_, O>) {}
pub fn told<O>(_: &Details<'_, O>) {}
pub fn function<O>(_: &Details<'_, O>) {}
pub fn argument<O>(_: &Details<'_, O>) {}
pub fn limits<O>(_: &Details<'_, O>) {}
pub fn slot<O>(_: &Details<'_, O>) {}
pub fn start<O>(_: &Details<'_, O>) {}
pub fn elapsed<O>(_: &Details<'_, O>) {}
pub fn returns<O>(_: &Details<'_, O>) {}
pub fn returned<O>(_: &Details<'_, O>) {}
pub fn reason<O>(_: &Details<'_, O>) {}
pub fn error<O>(_: &Details<'_, O>) {}
pub fn args<O>(_: &Details<'_, O>) {}

#[::backoff_retry::on_exception(
    generator(), outcome, max_tries = tries(), jitter = jitter, giveup = giveup, on_try = wait, on_success = out,
    on_backoff = [details, told], on_giveup = function, clock = clock(),
)]
pub fn sync(calls: &mut N) -> ::core::result::Result<N, Failed> {
    super::next(calls)
}

#[::backoff_retry::on_exception(
    generator, outcome, max_tries = tries(), jitter = jitter, giveup = giveup_later, on_try = wait, on_success = out,
    on_backoff = [details, told, step], on_giveup = [function, step], clock = clock(),
)]
pub async fn later(calls: &mut N) -> ::core::result::Result<N, Failed> {
    super::next(calls)
}

#[::backoff_retry::on_exception(
    ::backoff_retry::expo(factor = wait), filter, max_tries = 3, attempt = __tries, giveup = __giveup,
    on_backoff = __function, jitter = none, clock = clock(),
)]
pub fn arguments(
    wait: Duration,
    filter: impl ::core::ops::Fn(&Failed) -> bool,
    __giveup: impl ::core::ops::Fn(&Failed) -> bool,
    __function: impl ::core::ops::Fn(&Details<'_, Failed>),
) -> ::core::result::Result<::core::primitive::u32, Failed> {
    if __tries < 2 {
        ::core::result::Result::Err(Failed)
    } else {
        ::core::result::Result::Ok(__tries)
    }
}

type Nested = ::core::result::Result<N, Failed>;

#[::backoff_retry::on_exception(generator)]
pub fn alias() -> Nested {
    ::core::result::Result::Ok(1)
}
