//! Policies of every kind.

use std::io;
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant, on_exception, on_predicate};

static UNTIMED: Policy<Constant<Duration>> = Policy::new(constant(Duration::ZERO)).max_tries(3);

static TIMED: Policy<Constant<Duration>, Timed<io::Error>> =
    Policy::timed(constant(Duration::ZERO))
        .attempt_timeout(Duration::from_secs(10))
        .timeout(Duration::from_secs(50))
        .max_tries(3);

static POLL: Policy<Constant<Duration>, Timed<u32>> =
    Policy::timed_with(constant(Duration::ZERO), |_| 0)
        .attempt_timeout(Duration::from_secs(10))
        .max_tries(3);

async fn get(n: u32) -> io::Result<u32> {
    tokio::task::yield_now().await;
    if n < 3 { Err(io::ErrorKind::Other.into()) } else { Ok(n) }
}

/// By a policy without timeouts.
///
/// # Errors
///
/// Never.
#[on_exception(&UNTIMED, attempt = n)]
pub async fn untimed() -> io::Result<u32> {
    get(n).await
}

/// By a policy with timeouts.
///
/// # Errors
///
/// Never.
#[on_exception(&TIMED, attempt = n)]
pub async fn timed() -> io::Result<u32> {
    get(n).await
}

/// With a question mark.
///
/// # Errors
///
/// Never.
#[on_exception(&TIMED, attempt = n, on_try = |_| ())]
pub async fn timed_block() -> io::Result<u32> {
    let page = get(n).await?;
    Ok(page)
}

/// With one limit of the attribute.
///
/// # Errors
///
/// Never.
#[on_exception(&TIMED, attempt = n, attempt_timeout = 5s)]
pub async fn timed_by_both() -> io::Result<u32> {
    get(n).await
}

/// By a stored policy.
///
/// # Errors
///
/// Never.
#[on_exception(policy, attempt = n)]
pub async fn timed_by_argument(
    policy: &Policy<Constant<Duration>, Timed<io::Error>>,
) -> io::Result<u32> {
    get(n).await
}

/// On a value.
#[on_predicate(&POLL, |value| *value < 3, attempt = n)]
pub async fn poll() -> u32 {
    async { n }.await
}
