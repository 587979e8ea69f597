//! HTTP: the wait that a server names, and which responses and methods can be retried. With the feature `http`.
//!
//! A server that is overloaded may say when to come back, in the header `Retry-After`. A client that comes earlier is
//! refused again, and one that takes any value as it stands may sleep for days. [`retry_after()`] reads the header for
//! every client whose responses use the types of the crate `http`, such as hyper, reqwest and ureq 3:
//! [`runtime`](crate::runtime()) takes the wait from the error, and its
//! [`max_value`](crate::wait::Runtime::max_value) bounds it. For reqwest, the feature `reqwest` has an error that keeps
//! the wait.
//!
//! ```
//! use std::time::Duration;
//!
//! use backoff_retry::{expo, http, on_exception, runtime};
//! use ::http::{HeaderMap, StatusCode};
//!
//! struct Failed {
//!     status: StatusCode,
//!     headers: HeaderMap,
//! }
//!
//! impl Failed {
//!     fn is_retryable(&self) -> bool {
//!         http::is_retryable_status(self.status)
//!     }
//!
//!     fn retry_after(&self) -> Option<Duration> {
//!         http::retry_after(&self.headers)
//!     }
//! }
//!
//! #[on_exception(runtime(Failed::retry_after).max_value(60s).or(expo()), Failed::is_retryable,
//!                jitter = none, max_tries = 5)]
//! fn send(path: &str) -> Result<String, Failed> {
//!     // ..
//! #   Ok(path.to_owned())
//! }
//! # assert_eq!(send("/").ok().as_deref(), Some("/"));
//! ```
//!
//! A request that failed may have had its effect. Retry only what may run twice: requests of a method that
//! [`is_idempotent`], and others if the server recognizes a repetition, for example by an idempotency key.

mod retry_after;

use ::http::{Method, StatusCode};
pub use retry_after::{retry_after, retry_after_at};

/// Returns whether the same request may succeed later, judging by the status of the response.
///
/// | status | why a later request may succeed |
/// |---|---|
/// | 408 Request Timeout | the server did not receive the request in time |
/// | 425 Too Early | the server does not process what may be a replay of early data; the next request is not early |
/// | 429 Too Many Requests | the client sent too much in a period that ends; see [`retry_after`] |
/// | 500 Internal Server Error | the server met an unexpected condition, which may not be there next time |
/// | 502 Bad Gateway | a gateway got no valid response from the server behind it, for example while that restarts |
/// | 503 Service Unavailable | the server is overloaded or in maintenance; see [`retry_after`] |
/// | 504 Gateway Timeout | a gateway got no response in time from the server behind it |
///
/// No other status is retryable: not successes and redirections; not the others from 400 to 499, which say that the
/// request is wrong as it is; and not 501 Not Implemented and 505 HTTP Version Not Supported, which say what the server
/// cannot do.
///
/// ```
/// use backoff_retry::http;
/// use ::http::StatusCode;
///
/// assert!(http::is_retryable_status(StatusCode::SERVICE_UNAVAILABLE));
/// assert!(!http::is_retryable_status(StatusCode::NOT_FOUND));
/// assert!(!http::is_retryable_status(StatusCode::NOT_IMPLEMENTED));
/// ```
pub fn is_retryable_status(status: StatusCode) -> bool {
    matches!(status.as_u16(), 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// Returns whether several identical requests of this method have the effect of one, so that a request whose response
/// was lost can be sent again.
///
/// The methods are those of [RFC 9110, section 9.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2): `GET`,
/// `HEAD`, `OPTIONS`, `TRACE`, `PUT` and `DELETE`; also `QUERY`, where the version of the crate `http` knows it.
/// `POST`, `PATCH`, `CONNECT` and methods that are not known are not idempotent.
///
/// ```
/// use backoff_retry::http;
/// use ::http::Method;
///
/// assert!(http::is_idempotent(&Method::PUT));
/// assert!(!http::is_idempotent(&Method::POST));
/// ```
pub fn is_idempotent(method: &Method) -> bool {
    method.is_idempotent()
}
