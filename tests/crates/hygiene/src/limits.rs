//! Timeouts, a budget, cancellation and a fallback, with arguments under the names of their locals.

// The user's names, in place of the prelude's.
use crate::*;

macro_rules! names {
    ($($name:ident)*) => {
        ::core::assert_eq!(sum!($($name)*), 45)
    };
}

static BUDGET: ::backoff_retry::RetryBudget = ::backoff_retry::RetryBudget::new();

#[::backoff_retry::on_exception(
    ::backoff_retry::constant(1ms),
    max_tries = 3,
    attempt_timeout = ::core::time::Duration::from_millis(attempt_timeout as _),
    timeout = 1min,
    timed_out = |_| { names!(attempt_timeout timeout budget cancel is_cut timed_out kept next given_up); ::core::result::Result::Err(Failed) },
    budget = &BUDGET,
    cancel = ::core::future::pending::<()>(),
    fallback = async |it| { names!(attempt_timeout timeout budget cancel is_cut timed_out kept next given_up); ::core::assert_eq!(it.tries, 3); ::core::result::Result::Ok(kept) },
    on_giveup = |_| names!(attempt_timeout timeout budget cancel is_cut timed_out kept next given_up),
)]
pub async fn limits(
    attempt_timeout: N,
    timeout: N,
    budget: N,
    cancel: N,
    is_cut: N,
    timed_out: N,
    kept: N,
    next: N,
    given_up: N,
) -> ::core::result::Result<N, Failed> {
    names!(attempt_timeout timeout budget cancel is_cut timed_out kept next given_up);
    ::core::future::pending().await
}

#[::backoff_retry::on_exception(
    ::backoff_retry::constant(1ms),
    max_tries = 3,
    budget = stop.1,
    cancel = stop.0,
    fallback = |_| { names!(attempt_timeout timeout budget cancel is_cut timed_out kept next given_up); ::core::result::Result::Ok(next) },
)]
pub fn limits_sync(
    stop: (&::backoff_retry::Stop, &::backoff_retry::RetryBudget),
    attempt_timeout: N,
    timeout: N,
    budget: N,
    cancel: N,
    is_cut: N,
    timed_out: N,
    kept: N,
    next: N,
    given_up: N,
) -> ::core::result::Result<N, Failed> {
    names!(attempt_timeout timeout budget cancel is_cut timed_out kept next given_up);
    ::core::result::Result::Err(Failed)
}
