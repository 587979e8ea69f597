//! Functions with spans.

use backoff_retry::{constant, on_exception, on_predicate};

use crate::Failed;

/// Not async.
///
/// # Errors
/// If it fails too often.
#[on_exception(constant(1ms), |error| *error == Failed, max_tries = 3, span)]
pub fn blocking(calls: &mut u32) -> Result<u32, Failed> {
    crate::third(calls)
}

/// Async, with whatever may be awaited.
///
/// # Errors
/// If it fails too often.
#[on_exception(
    constant(1ms),
    max_tries = 3,
    span,
    giveup = async |_| false,
    on_try = async |_| {},
    on_success = |_| {},
    on_backoff = async |_| {},
    on_giveup = |_| {},
    cancel = core::future::pending::<()>(),
    fallback = async |given_up| Err(given_up.outcome)
)]
pub async fn awaited(calls: &mut u32) -> Result<u32, Failed> {
    tokio::task::yield_now().await;
    crate::third(calls)
}

/// Polls a value.
#[on_predicate(constant(1ms), Option::is_none, max_tries = 3, span)]
pub async fn polled(calls: &mut u32) -> Option<u32> {
    tokio::task::yield_now().await;
    crate::third(calls).ok()
}
