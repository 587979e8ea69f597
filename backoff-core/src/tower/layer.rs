//! The layer, and its setters.

use core::time::Duration;
use std::sync::Arc;

use tower_layer::Layer;

use super::rules::{Custom, Rules};
use super::service::{Retry, Shared};
use crate::clock::{AsyncClock, async_clock};
use crate::policy::{Policy, PolicyKind};

/// A layer that retries the requests of a service by a policy. The [module](super) describes it.
///
/// ```
/// use std::time::Duration;
/// use backoff_retry::tower::RetryLayer;
/// use backoff_retry::{Policy, expo};
///
/// let policy = Policy::new(expo()).max_tries(5).max_time(Duration::from_secs(60));
/// let layer: RetryLayer<_> = RetryLayer::new(policy).name("users");
/// # let _ = layer;
/// ```
#[derive(Debug)]
pub struct RetryLayer<W, K: PolicyKind = (), R = Rules, C = AsyncClock> {
    pub(super) policy: Policy<W, K>,
    pub(super) rules: R,
    pub(super) clock: C,
    pub(super) name: Option<&'static str>,
}

impl<W, K: PolicyKind> RetryLayer<W, K> {
    /// Makes a layer that retries all errors, and no response; a typed policy with a filter decides instead.
    ///
    /// A typed policy is one for the whole result: `Policy<W, For<Result<Response, Error>>>`.
    ///
    /// ```
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo};
    ///
    /// type Reply = Result<u32, std::io::Error>;
    ///
    /// // Retries the replies of 0, and returns errors immediately.
    /// let policy = Policy::typed(expo()).retry_if(|reply: &Reply| matches!(reply, Ok(0)));
    /// let layer = RetryLayer::new(policy.max_tries(5));
    /// # let _ = layer;
    /// ```
    pub fn new(policy: Policy<W, K>) -> Self {
        Self { policy, rules: Rules::default(), clock: async_clock(), name: None }
    }
}

impl<W, K: PolicyKind, F, A, Q, C> RetryLayer<W, K, Rules<F, A, Q>, C> {
    /// Sets the filter: only results for which it returns `true` are retried. It replaces the filter of the policy.
    /// Default: errors are retried, responses are not.
    ///
    /// A response that it rejects is a success, and deposits to the budget of the policy. Write the types of the
    /// response and the error, which the layer does not know.
    ///
    /// ```
    /// use std::io;
    ///
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo};
    ///
    /// enum Reply { Done, Busy }
    ///
    /// let layer = RetryLayer::new(Policy::new(expo()).max_tries(5)).retry_if(
    ///     |result: Result<&Reply, &io::Error>| match result {
    ///         Ok(reply) => matches!(reply, Reply::Busy),
    ///         Err(error) => error.kind() == io::ErrorKind::ConnectionReset,
    ///     },
    /// );
    /// # let _ = (layer, Reply::Done, Reply::Busy);
    /// ```
    pub fn retry_if<Res, Err, G>(self, filter: G) -> RetryLayer<W, K, Rules<Custom<G>, A, Q>, C>
    where
        G: Fn(Result<&Res, &Err>) -> bool,
    {
        self.with(|rules| {
            let Rules { retry_after, clone_request, .. } = rules;
            Rules { filter: Custom(filter), retry_after, clone_request }
        })
    }

    /// Sets the function that returns the wait that a retried response names. Such a wait replaces that of the policy,
    /// and has no jitter. Default: none.
    ///
    /// **Set `max_time` on the policy, or bound the wait in the function**: a server may name days. All limits of the
    /// policy apply to it: `max_time` shortens it, as any other.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo};
    ///
    /// enum Reply { Done, Busy { wait: Duration } }
    ///
    /// let policy = Policy::new(expo()).max_tries(2).max_time(Duration::from_secs(60));
    /// let layer = RetryLayer::new(policy)
    ///     .retry_if(|result: Result<&Reply, &std::io::Error>| !matches!(result, Ok(Reply::Done)))
    ///     .retry_after(|reply: &Reply| match reply {
    ///         Reply::Busy { wait } => Some(*wait),
    ///         Reply::Done => None,
    ///     });
    /// # use tower::{Layer, ServiceExt, service_fn};
    /// # let clock = std::sync::Arc::new(backoff_retry::VirtualClock::new());
    /// # let reply = |_: ()| async { Ok::<_, std::io::Error>(Reply::Busy { wait: Duration::from_secs(7) }) };
    /// # let client = layer.clock(clock.clone()).layer(service_fn(reply));
    /// # tokio::runtime::Runtime::new().unwrap().block_on(client.oneshot(())).unwrap();
    /// # assert_eq!(clock.time(), Duration::from_secs(7));
    /// ```
    pub fn retry_after<Res, G>(self, retry_after: G) -> RetryLayer<W, K, Rules<F, Custom<G>, Q>, C>
    where
        G: Fn(&Res) -> Option<Duration>,
    {
        self.with(|rules| {
            let Rules { filter, clone_request, .. } = rules;
            Rules { filter, retry_after: Custom(retry_after), clone_request }
        })
    }

    /// Sets the function that copies requests. A request for which it returns `None` is sent once, and its result is
    /// returned as it is. Default: requests are cloned.
    ///
    /// It is called before each attempt, also before the first.
    ///
    /// ```
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo};
    ///
    /// /// Not `Clone`.
    /// struct Order { id: Option<u64>, item: String }
    ///
    /// // An order without an id would be placed twice.
    /// let layer = RetryLayer::new(Policy::new(expo()).max_tries(5)).clone_request(|order: &Order| {
    ///     Some(Order { id: Some(order.id?), item: order.item.clone() })
    /// });
    /// # let _ = layer;
    /// ```
    pub fn clone_request<Req, G>(
        self,
        clone_request: G,
    ) -> RetryLayer<W, K, Rules<F, A, Custom<G>>, C>
    where
        G: Fn(&Req) -> Option<Req>,
    {
        self.with(|rules| {
            let Rules { filter, retry_after, .. } = rules;
            Rules { filter, retry_after, clone_request: Custom(clone_request) }
        })
    }
}

impl<W, K: PolicyKind, R, C> RetryLayer<W, K, R, C> {
    /// Sets the clock to read and to sleep on. Default: that of async functions, see [`clock`](crate::clock).
    ///
    /// ```
    /// use std::{sync::Arc, time::Duration};
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, VirtualClock, expo};
    /// use tower::{Layer, ServiceExt, service_fn};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let clock = Arc::new(VirtualClock::new()); // waits take no time in this test
    /// let policy = Policy::new(expo()).max_tries(3).no_jitter();
    /// let client = RetryLayer::new(policy)
    ///     .clock(Arc::clone(&clock))
    ///     .layer(service_fn(|_: &str| async { Err::<(), _>("refused") }));
    /// assert_eq!(client.oneshot("tea").await, Err("refused"));
    /// assert_eq!(clock.time(), Duration::from_secs(1 + 2));
    /// # }
    /// ```
    pub fn clock<D>(self, clock: D) -> RetryLayer<W, K, R, D> {
        let Self { policy, rules, name, .. } = self;
        RetryLayer { policy, rules, clock, name }
    }

    /// Sets the name of the service in the log and in [`Details`](crate::Details). Default: the path of its type.
    ///
    /// ```
    /// use backoff_retry::tower::RetryLayer;
    /// use backoff_retry::{Policy, expo};
    ///
    /// let policy = Policy::new(expo()).on_try(|details| assert_eq!(details.target, "users"));
    /// let layer = RetryLayer::new(policy).name("users");
    /// # use tower::{Layer, ServiceExt, service_fn};
    /// # let client = layer.layer(service_fn(|_: ()| async { Ok::<_, &str>(3) }));
    /// # assert_eq!(tokio::runtime::Runtime::new().unwrap().block_on(client.oneshot(())), Ok(3));
    /// ```
    pub fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    pub(super) fn with<T>(self, change: impl FnOnce(R) -> T) -> RetryLayer<W, K, T, C> {
        let Self { policy, rules, clock, name } = self;
        RetryLayer { policy, rules: change(rules), clock, name }
    }
}

impl<S, W: Clone, K: PolicyKind, R: Clone, C: Clone> Layer<S> for RetryLayer<W, K, R, C> {
    type Service = Retry<S, W, K, R, C>;

    fn layer(&self, service: S) -> Self::Service {
        let Self { policy, rules, clock, name } = self.clone();
        let target = name.unwrap_or_else(core::any::type_name::<S>);
        Retry::new(service, Arc::new(Shared { policy, rules, clock, target }))
    }
}

impl<W: Clone, K: PolicyKind, R: Clone, C: Clone> Clone for RetryLayer<W, K, R, C> {
    fn clone(&self) -> Self {
        let Self { policy, rules, clock, name } = self;
        let (policy, rules, clock) = (policy.clone(), rules.clone(), clock.clone());
        Self { policy, rules, clock, name: *name }
    }
}
