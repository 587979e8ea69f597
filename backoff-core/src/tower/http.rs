//! What is retried of a client of HTTP.

use core::time::Duration;

use ::http::{Request, Response, StatusCode};

use super::RetryLayer;
use super::rules::{CloneRequest, Filter, RetryAfter, Rules};
use crate::http::{is_idempotent, is_retryable_status};
use crate::policy::PolicyKind;
use crate::sealed::Sealed;

/// The functions of a layer for HTTP; set by [`RetryLayer::http`].
///
/// ```
/// use backoff_retry::tower::{Http, RetryLayer, Rules};
/// use backoff_retry::{Policy, expo, wait::Expo};
///
/// /// The layer of all clients of this program.
/// fn layer() -> RetryLayer<Expo, (), Rules<Http, Http, Http>> {
///     RetryLayer::new(Policy::new(expo()).max_tries(5)).http()
/// }
/// # let _ = layer();
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Http;

impl Sealed for Http {}

impl<W, K: PolicyKind, R, C> RetryLayer<W, K, R, C> {
    /// Sets what a client of HTTP needs, for the types of the crate `http`. Also requires the feature `http`.
    ///
    /// - Retried are all errors, and responses whose status
    ///   [`is_retryable_status`](crate::http::is_retryable_status), such as 503.
    /// - `Retry-After` of a 429 or a 503 takes the place of the wait of the policy, without jitter. It is bounded by the
    ///   limits of the policy: **set `max_time`**, since a server may name days.
    /// - Requests of a method that [`is_idempotent`](crate::http::is_idempotent) are copied; their body must be `Clone`. A
    ///   `POST` is sent once.
    ///
    /// The setters of this layer replace each of these, if they come after it. For requests with an idempotency key:
    ///
    /// ```
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo, http};
    /// use ::http::Request;
    ///
    /// let layer = RetryLayer::new(Policy::new(expo()).max_tries(5)).http().clone_request(
    ///     |request: &Request<String>| {
    ///         let is_safe = http::is_idempotent(request.method())
    ///             || request.headers().contains_key("idempotency-key");
    ///         is_safe.then(|| request.clone())
    ///     },
    /// );
    /// # let _ = layer;
    /// ```
    pub fn http(self) -> RetryLayer<W, K, Rules<Http, Http, Http>, C> {
        self.with(|_| Rules { filter: Http, retry_after: Http, clone_request: Http })
    }
}

impl<B, Err> Filter<Response<B>, Err> for Http {
    fn is_retried(&self, result: Result<&Response<B>, &Err>) -> Option<bool> {
        Some(result.map_or(true, |response| is_retryable_status(response.status())))
    }
}

impl<B> RetryAfter<Response<B>> for Http {
    fn retry_after(&self, response: &Response<B>) -> Option<Duration> {
        match response.status() {
            StatusCode::TOO_MANY_REQUESTS | StatusCode::SERVICE_UNAVAILABLE => {
                crate::http::retry_after(response.headers())
            }
            _ => None,
        }
    }
}

impl<B: Clone> CloneRequest<Request<B>> for Http {
    fn clone_request(&self, request: &Request<B>) -> Option<Request<B>> {
        is_idempotent(request.method()).then(|| request.clone())
    }
}
