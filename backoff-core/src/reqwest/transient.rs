//! Which errors of reqwest are transient.

use ::reqwest::Error;

#[cfg(not(all(target_arch = "wasm32", any(target_os = "unknown", target_os = "none"))))]
use super::transport::is_transient_failure;
use crate::http::is_retryable_status;

/// Returns whether the same request may succeed later, judging by the error.
///
/// | error | transient |
/// |---|---|
/// | a status, from `error_for_status` or [`check`](super::check) | if [`is_retryable_status`] |
/// | a timeout: of the whole request, of connecting, of reading | yes |
/// | no connection: refused, unreachable, the name not resolved, the tunnel of a proxy | yes |
/// | TLS: the certificate, or the server does not speak TLS | no; native-tls does not tell it from the row above: yes |
/// | the connection was closed or reset before the response was complete, head or body | yes |
/// | HTTP/2: `GOAWAY` or a reset stream, for `REFUSED_STREAM`, `ENHANCE_YOUR_CALM` or `INTERNAL_ERROR` | yes |
/// | HTTP/2: `GOAWAY` with the reason `NO_ERROR`, the orderly shutdown of a server | yes |
/// | HTTP/2: other reasons, such as `PROTOCOL_ERROR` or `CANCEL` | no |
/// | what the server sent is not HTTP | no |
/// | the request could not be built: the URL, a header | no |
/// | too many redirects, or one that the policy refuses | no |
/// | the body of the request failed while it was sent | no |
/// | the body of the response could not be decoded: such as JSON | no |
///
/// A name that does not exist cannot be told from one that cannot be resolved now. In a browser, a request without a
/// response counts as transient: whether the network failed or a rule such as CORS is not known there. A response of
/// which the body broke off does not count there, because it cannot be told from one that cannot be decoded.
///
/// It is a filter for `#[on_exception]`, and [`HttpError::is_transient`](super::HttpError::is_transient) is the same
/// for that error. Whether the request *may* be sent twice is another question; see
/// [`http::is_idempotent`](crate::http::is_idempotent).
///
/// ```
/// use backoff_retry::reqwest::is_transient;
///
/// let not_found = http::Response::builder().status(404).body("").unwrap();
/// let error = reqwest::Response::from(not_found).error_for_status().unwrap_err();
/// assert!(!is_transient(&error));
/// ```
pub fn is_transient(error: &Error) -> bool {
    match error.status() {
        Some(status) => is_retryable_status(status),
        // The error of a user's policy may have a timeout among its sources.
        None => !error.is_redirect() && is_transient_failure(error),
    }
}

/// In a browser the sources of an error are texts.
#[cfg(all(target_arch = "wasm32", any(target_os = "unknown", target_os = "none")))]
fn is_transient_failure(error: &Error) -> bool {
    error.is_timeout() || error.is_request()
}
