//! A request that is sent until it succeeds.

use ::reqwest::{Client, Request, Response};

use super::{HttpError, check};
use crate::clock::{AsyncSleep, async_clock};
use crate::policy::{OutcomeOf, Policy, PolicyKind};
use crate::steps::{Frame, Judged, Steps};
use crate::text::write_error;
use crate::wait::Wait;

/// Sends a request, and retries it by the policy. Requires the feature `tokio` or `futures-timer`.
///
/// Each attempt sends a copy of the request, and its response goes through [`check`]. Retried are the errors that
/// [`HttpError::is_transient`] accepts, or those that the filter of a typed policy accepts. The response is returned as
/// soon as its head has arrived: an error while its body is read is not retried.
///
/// `Retry-After` takes the place of the wait of the policy, without jitter. It is bounded by the limits of the policy:
/// **set `max_time`**, since a server may name days.
///
/// **The request may have its effect more than once.** Pass one that may, such as a `GET`, or one with an idempotency
/// key; see [`http::is_idempotent`](crate::http::is_idempotent).
///
/// ```no_run
/// use std::time::Duration;
///
/// use backoff_retry::reqwest::{HttpError, execute};
/// use backoff_retry::{Policy, expo};
///
/// static API: Policy = Policy::new(expo()).max_tries(5).max_time(Duration::from_secs(60));
///
/// async fn tea(client: &reqwest::Client) -> Result<String, HttpError> {
///     let request = client.get("https://example.com/tea").build()?;
///     Ok(execute(client, request, &API).await?.text().await?)
/// }
/// ```
///
/// # Errors
/// The [`HttpError`] of the last attempt. If the body of the request is a stream, which cannot be copied, the request is
/// not sent, and [`is_stream`](HttpError::is_stream) returns `true` for the error.
pub async fn execute<W, K>(
    client: &Client,
    request: Request,
    policy: &Policy<W, K>,
) -> Result<Response, HttpError>
where
    W: Wait<HttpError> + Clone,
    K: PolicyKind,
    HttpError: OutcomeOf<K>,
{
    let clock = async_clock();
    let frame = Frame { policy, clock: &clock, target: "backoff_retry::reqwest::execute" };
    let mut steps = Steps::NEW;
    loop {
        let attempt = request.try_clone().ok_or_else(HttpError::stream)?;
        steps.begin(&frame);
        let result = client.execute(attempt).await.map_err(HttpError::from).and_then(check);
        let error = match result {
            Ok(response) => {
                steps.succeed(&frame);
                return Ok(response);
            }
            Err(error) => error,
        };
        let own = policy.settings().filter(&error);
        let judged = Judged {
            outcome: &error,
            format: write_error,
            is_retried: own.unwrap_or_else(|| error.is_transient()),
            asked: error.retry_after(),
        };
        match steps.fail(&frame, &judged) {
            Some(wait) => {
                drop(error);
                clock.sleep(wait).await;
            }
            None => return Err(error),
        }
    }
}
