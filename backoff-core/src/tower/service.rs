//! The service, and the decision that it shares with `RetryPolicy`.

use core::fmt;
use core::task::{Context, Poll};
use core::time::Duration;
use std::sync::Arc;

use tower_service::Service;

use super::future::ResponseFuture;
use super::rules::{CloneRequest, Filter, RetryAfter, Rules};
use crate::clock::{AsyncSleep, Clock};
use crate::policy::{OutcomeOf, Policy, PolicyKind};
use crate::steps::{Frame, Judged, Steps};
use crate::wait::Wait;

/// A service that retries the requests of another one; made by [`RetryLayer`](super::RetryLayer).
///
/// In a field, set the clock of the layer, so that the type of it can be written:
///
/// ```
/// use backoff_retry::tower::{Retry, RetryLayer, Rules};
/// use backoff_retry::{Policy, TokioClock, expo, wait::Expo};
/// use tower::Layer;
///
/// /// A client whose requests are retried; `S` is the service below.
/// struct Client<S> {
///     service: Retry<S, Expo, (), Rules, TokioClock>,
/// }
///
/// impl<S> Client<S> {
///     fn new(service: S) -> Self {
///         let layer = RetryLayer::new(Policy::new(expo()).max_tries(5)).clock(TokioClock);
///         Client { service: layer.layer(service) }
///     }
/// }
/// # let _ = Client::new(()).service;
/// ```
pub struct Retry<S, W, K: PolicyKind, R, C> {
    inner: S,
    shared: Arc<Shared<W, K, R, C>>,
}

/// What all calls of a service share.
pub(super) struct Shared<W, K: PolicyKind, R, C> {
    pub(super) policy: Policy<W, K>,
    pub(super) rules: R,
    pub(super) clock: C,
    pub(super) target: &'static str,
}

/// What a call remembers from attempt to attempt.
pub(super) type StepsOf<W, C> = Steps<W, <C as Clock>::Instant>;

impl<W: Clone, K: PolicyKind, F, A, Q, C: Clock> Shared<W, K, Rules<F, A, Q>, C> {
    pub(super) fn frame(&self) -> Frame<'_, W, K, C> {
        Frame { policy: &self.policy, clock: &self.clock, target: self.target }
    }

    /// Starts an attempt, and returns a copy of its request for the next one.
    pub(super) fn begin<Req>(&self, steps: &mut StepsOf<W, C>, request: &Req) -> Option<Req>
    where
        Q: CloneRequest<Req>,
    {
        let next = self.rules.clone_request.clone_request(request);
        steps.begin(&self.frame());
        next
    }

    /// Judges the result of an attempt, and returns the wait if another one follows. `can_repeat` says whether there is a
    /// request for it.
    pub(super) fn finish<Res, Err>(
        &self,
        steps: &mut StepsOf<W, C>,
        result: &Result<Res, Err>,
        can_repeat: bool,
    ) -> Option<Duration>
    where
        F: Filter<Res, Err>,
        A: RetryAfter<Res>,
        W: Wait<Result<Res, Err>>,
        Err: fmt::Display,
        Result<Res, Err>: OutcomeOf<K>,
    {
        let Self { policy, rules, .. } = self;
        let is_retried = rules.filter.is_retried(result.as_ref());
        let is_retried = is_retried.or_else(|| policy.settings().filter(result));
        let is_retried = is_retried.unwrap_or(result.is_err());
        if result.is_ok() && !is_retried {
            steps.succeed(&self.frame());
            return None;
        }
        let asked =
            result.as_ref().ok().and_then(|response| rules.retry_after.retry_after(response));
        let is_retried = is_retried && can_repeat;
        let judged = Judged { outcome: result, format: write_result, is_retried, asked };
        steps.fail(&self.frame(), &judged)
    }
}

/// Writes an error as a call does. A response may be a secret.
fn write_result<Res, Err: fmt::Display>(
    result: &Result<Res, Err>,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    match result {
        Ok(_) => f.write_str("a response"),
        Err(error) => write!(f, "{error:#}"),
    }
}

impl<S, W, K: PolicyKind, R, C> Retry<S, W, K, R, C> {
    pub(super) fn new(inner: S, shared: Arc<Shared<W, K, R, C>>) -> Self {
        Self { inner, shared }
    }

    /// Returns the service whose requests are retried.
    ///
    /// ```
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo};
    /// use tower::Layer;
    ///
    /// let service = RetryLayer::new(Policy::new(expo()).max_tries(5)).layer("any service");
    /// assert_eq!(service.get_ref(), &"any service");
    /// ```
    pub fn get_ref(&self) -> &S {
        &self.inner
    }
}

impl<S, Req, W, K, F, A, Q, C> Service<Req> for Retry<S, W, K, Rules<F, A, Q>, C>
where
    S: Service<Req> + Clone,
    S::Error: fmt::Display,
    W: Wait<Result<S::Response, S::Error>> + Clone,
    K: PolicyKind,
    Result<S::Response, S::Error>: OutcomeOf<K>,
    F: Filter<S::Response, S::Error>,
    A: RetryAfter<S::Response>,
    Q: CloneRequest<Req>,
    C: AsyncSleep,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = ResponseFuture<S, Req, W, K, Rules<F, A, Q>, C>;

    fn poll_ready(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(cx)
    }

    fn call(&mut self, request: Req) -> Self::Future {
        let mut steps = Steps::NEW;
        let next = self.shared.begin(&mut steps, &request);
        // The service that was polled gets the request: a clone of it may not be ready. The clone is for the retries, and
        // is polled before each.
        let attempt = self.inner.call(request);
        ResponseFuture::new(self.inner.clone(), next, Arc::clone(&self.shared), steps, attempt)
    }
}

impl<S: Clone, W, K: PolicyKind, R, C> Clone for Retry<S, W, K, R, C> {
    fn clone(&self) -> Self {
        Self { inner: self.inner.clone(), shared: Arc::clone(&self.shared) }
    }
}

impl<S: fmt::Debug, W: fmt::Debug, K: PolicyKind, R, C> fmt::Debug for Retry<S, W, K, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Retry")
            .field("inner", &self.inner)
            .field("policy", &self.shared.policy)
            .finish_non_exhaustive()
    }
}
