//! The functions with timeouts, a budget, cancellation and a fallback do what they should.
#![allow(missing_docs)]

use backoff_retry::{RetryBudget, Stop};
use hygiene_tests::{limits, limits_sync};

#[tokio::test(start_paused = true)]
async fn an_async_function_with_limits() {
    assert_eq!(limits(1, 2, 3, 4, 5, 6, 7, 8, 9).await, Ok(7));
}

#[test]
fn a_sync_function_with_limits() {
    let (stop, budget) = (Stop::new(), RetryBudget::new());
    stop.stop();
    assert_eq!(limits_sync((&stop, &budget), 1, 2, 3, 4, 5, 6, 7, 8, 9), Ok(8));
}
