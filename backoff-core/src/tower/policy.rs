//! The policy for tower's own layer.

use core::fmt;
use std::sync::Arc;

use super::RetryLayer;
use super::rules::{CloneRequest, Filter, RetryAfter, Rules};
use super::service::{Shared, StepsOf};
use crate::clock::{AsyncSleep, Clock};
use crate::policy::{OutcomeOf, PolicyKind};
use crate::steps::Steps;
use crate::wait::Wait;

/// A policy for tower's own `tower::retry::RetryLayer`, with the settings of a [`RetryLayer`]. With the feature
/// `tower-retry`.
///
/// ```
/// use backoff_retry::tower::RetryLayer;
/// use backoff_retry::{Policy, expo};
///
/// let policy = RetryLayer::new(Policy::new(expo()).max_tries(5)).name("users").into_policy();
/// let layer = tower::retry::RetryLayer::new(policy);
/// # let _ = layer;
/// ```
///
/// tower does not show a policy the results of requests that cannot be copied: they are not logged, and do not deposit
/// to the budget.
pub struct RetryPolicy<W, K: PolicyKind, R, C: Clock> {
    shared: Arc<Shared<W, K, R, C>>,
    steps: StepsOf<W, C>,
}

impl<W: Clone, K: PolicyKind, R, C: Clock> RetryLayer<W, K, R, C> {
    /// Converts the layer into a policy for tower's own layer. What the log names as the function is the
    /// [`name`](RetryLayer::name), or `call`. With the feature `tower-retry`.
    ///
    /// ```
    /// use std::convert::Infallible;
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo};
    /// use tower::{ServiceBuilder, ServiceExt, service_fn};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let client = ServiceBuilder::new()
    ///     .retry(RetryLayer::new(Policy::new(expo()).max_tries(5)).into_policy())
    ///     .service(service_fn(|name: String| async move { Ok::<_, Infallible>(name.len()) }));
    /// assert_eq!(client.oneshot("tea".into()).await, Ok(3));
    /// # }
    /// ```
    pub fn into_policy(self) -> RetryPolicy<W, K, R, C> {
        let Self { policy, rules, clock, name } = self;
        let target = name.unwrap_or("call");
        let shared = Arc::new(Shared { policy, rules, clock, target });
        RetryPolicy { shared, steps: Steps::NEW }
    }
}

impl<Req, Res, Err, W, K, F, A, Q, C> ::tower::retry::Policy<Req, Res, Err>
    for RetryPolicy<W, K, Rules<F, A, Q>, C>
where
    Err: fmt::Display,
    W: Wait<Result<Res, Err>> + Clone,
    K: PolicyKind,
    Result<Res, Err>: OutcomeOf<K>,
    F: Filter<Res, Err>,
    A: RetryAfter<Res>,
    Q: CloneRequest<Req>,
    C: AsyncSleep,
{
    type Future = C::Sleep;

    fn retry(&mut self, _: &mut Req, result: &mut Result<Res, Err>) -> Option<C::Sleep> {
        let Self { shared, steps } = self;
        shared.finish(steps, result, true).map(|wait| shared.clock.sleep(wait))
    }

    // tower calls this before each attempt; before the first one on the value that all calls share, of which it then
    // makes a copy for the call.
    fn clone_request(&mut self, request: &Req) -> Option<Req> {
        self.shared.begin(&mut self.steps, request)
    }
}

impl<W: Clone, K: PolicyKind, R, C: Clock> Clone for RetryPolicy<W, K, R, C> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), steps: self.steps.clone() }
    }
}

impl<W: fmt::Debug, K: PolicyKind, R, C: Clock> fmt::Debug for RetryPolicy<W, K, R, C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RetryPolicy").field("policy", &self.shared.policy).finish_non_exhaustive()
    }
}
