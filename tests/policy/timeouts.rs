//! Timeouts of a policy, in attributes and in calls.

use std::future::pending;
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, TimeLimit, TimedOut, constant, on_exception};
use tokio::time::Instant;

use crate::support::world::SECOND;

#[derive(Debug, PartialEq, thiserror::Error)]
enum FetchError {
    #[error(transparent)]
    TimedOut(#[from] TimedOut),
}

static ATTEMPT: Policy<Constant<Duration>, Timed<FetchError>> =
    Policy::timed_without_jitter(constant(SECOND))
        .attempt_timeout(Duration::from_secs(10))
        .max_tries(3);

#[tokio::test(start_paused = true)]
async fn an_attempt_that_never_completes_is_cut_and_retried() {
    #[on_exception(&ATTEMPT)]
    async fn hang() -> Result<(), FetchError> {
        pending().await
    }
    let start = Instant::now();
    assert_eq!(
        hang().await,
        Err(FetchError::TimedOut(TimedOut::new(TimeLimit::AttemptTimeout, SECOND * 10)))
    );
    assert_eq!(start.elapsed(), SECOND * 32);
    let start = Instant::now();
    assert_eq!(
        ATTEMPT.call(|| pending::<Result<(), _>>()).await,
        Err(FetchError::TimedOut(TimedOut::new(TimeLimit::AttemptTimeout, SECOND * 10)))
    );
    assert_eq!(start.elapsed(), SECOND * 32);
}
