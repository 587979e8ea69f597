//! reqwest: errors that keep `Retry-After`, and which of them are transient. With the feature `reqwest`.
//!
//! A function that returns `reqwest::Error` can be retried as it is, with [`is_transient`] as the filter:
//!
//! ```no_run
//! use backoff_retry::{expo, on_exception, reqwest::is_transient};
//!
//! #[on_exception(expo, is_transient, max_tries = 5)]
//! async fn fetch(url: &str) -> Result<String, reqwest::Error> {
//!     reqwest::get(url).await?.error_for_status()?.text().await
//! }
//! ```
//!
//! What it lacks is the wait that the server names: `error_for_status` drops the headers of the response. [`check`]
//! takes its place and keeps the wait in an [`HttpError`]. `?` turns all other errors of reqwest into one:
//!
//! ```no_run
//! use backoff_retry::reqwest::{HttpError, check};
//! use backoff_retry::{expo, on_exception, runtime};
//!
//! #[on_exception(runtime(HttpError::retry_after).max_value(60s).or(expo()), HttpError::is_transient,
//!                jitter = none, max_tries = 5)]
//! async fn fetch(url: &str) -> Result<String, HttpError> {
//!     Ok(check(reqwest::get(url).await?)?.text().await?)
//! }
//! ```
//!
//! reqwest has no timeout by default, so that an attempt may wait for ever: set one on the client. By default it
//! repeats a request itself, at once and up to two times, if the server refused it before it was processed (HTTP/2);
//! `ClientBuilder::retry` with `reqwest::retry::never()` turns that off.
//!
//! A request that failed may have had its effect on the server: see
//! [`http::is_idempotent`](crate::http::is_idempotent).

mod http_error;
mod transient;
#[cfg(not(all(target_arch = "wasm32", any(target_os = "unknown", target_os = "none"))))]
mod transport;

use core::time::Duration;

use ::reqwest::{Response, StatusCode};
pub use http_error::HttpError;
pub use transient::is_transient;

/// Returns the wait that the server names in a response with the status 429 Too Many Requests or 503 Service
/// Unavailable.
///
/// The headers are read by [`http::retry_after`](crate::http::retry_after()), which lists what each value means. For
/// another status the result is `None`; use that function with `response.headers()` where a server is known to name a
/// wait with others, such as 202 Accepted.
///
/// ```
/// use std::time::Duration;
///
/// use backoff_retry::reqwest::retry_after;
///
/// let busy = http::Response::builder().status(429).header("retry-after", "7").body("").unwrap();
/// assert_eq!(retry_after(&reqwest::Response::from(busy)), Some(Duration::from_secs(7)));
/// ```
pub fn retry_after(response: &Response) -> Option<Duration> {
    match response.status() {
        StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
            crate::http::retry_after(response.headers())
        }
        _ => None,
    }
}

/// Returns the response, or an error if its status is one, as `Response::error_for_status` does. The error keeps the
/// wait that the server names.
///
/// # Errors
/// An [`HttpError`] if the status is from 400 to 599.
///
/// ```
/// use std::time::Duration;
///
/// use backoff_retry::reqwest::check;
///
/// let busy = http::Response::builder().status(503).header("retry-after", "7").body("").unwrap();
/// let error = check(reqwest::Response::from(busy)).unwrap_err();
/// assert_eq!(error.retry_after(), Some(Duration::from_secs(7)));
/// assert!(error.is_transient());
/// ```
pub fn check(response: Response) -> Result<Response, HttpError> {
    let retry_after = retry_after(&response);
    response
        .error_for_status()
        .map_err(|error| HttpError::from(error).with_retry_after(retry_after))
}
