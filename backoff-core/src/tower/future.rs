//! The future of a call.

use core::fmt;
use core::pin::Pin;
use core::task::{Context, Poll, ready};
use std::sync::Arc;

use pin_project_lite::pin_project;
use tower_service::Service;

use super::rules::{CloneRequest, Filter, RetryAfter, Rules};
use super::service::{Shared, StepsOf};
use crate::clock::AsyncSleep;
use crate::policy::{OutcomeOf, PolicyKind};
use crate::wait::Wait;

pin_project! {
    /// The future of a request that is retried; returned by [`Retry`](super::Retry).
    ///
    /// Dropping it drops the attempt or the wait in flight; no handler runs then.
    ///
    /// # Panics
    /// If it is polled again after it has returned `Poll::Ready`.
    #[must_use = "futures do nothing unless they are awaited"]
    pub struct ResponseFuture<S, Req, W, K, R, C>
    where
        S: Service<Req>,
        K: PolicyKind,
        C: AsyncSleep,
    {
        service: S,
        // The request of the next attempt; `None` if it cannot be copied.
        request: Option<Req>,
        shared: Arc<Shared<W, K, R, C>>,
        steps: StepsOf<W, C>,
        #[pin]
        phase: Phase<S::Future, C::Sleep>,
    }
}

pin_project! {
    /// What a call does.
    #[project = PhaseProjection]
    enum Phase<A, Z> {
        Attempting { #[pin] attempt: A },
        Waiting { #[pin] sleep: Z },
        Readying,
        Done,
    }
}

impl<S, Req, W, K, R, C> ResponseFuture<S, Req, W, K, R, C>
where
    S: Service<Req>,
    K: PolicyKind,
    C: AsyncSleep,
{
    pub(super) fn new(
        service: S,
        request: Option<Req>,
        shared: Arc<Shared<W, K, R, C>>,
        steps: StepsOf<W, C>,
        attempt: S::Future,
    ) -> Self {
        Self { service, request, shared, steps, phase: Phase::Attempting { attempt } }
    }
}

impl<S, Req, W, K, F, A, Q, C> Future for ResponseFuture<S, Req, W, K, Rules<F, A, Q>, C>
where
    S: Service<Req>,
    S::Error: fmt::Display,
    W: Wait<Result<S::Response, S::Error>> + Clone,
    K: PolicyKind,
    Result<S::Response, S::Error>: OutcomeOf<K>,
    F: Filter<S::Response, S::Error>,
    A: RetryAfter<S::Response>,
    Q: CloneRequest<Req>,
    C: AsyncSleep,
{
    type Output = Result<S::Response, S::Error>;

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        let mut this = self.project();
        loop {
            let next = match this.phase.as_mut().project() {
                PhaseProjection::Attempting { attempt } => {
                    let result = ready!(attempt.poll(cx));
                    this.phase.set(Phase::Done);
                    match this.shared.finish(this.steps, &result, this.request.is_some()) {
                        // The result is dropped before the wait, with the connection or the permit that it may hold.
                        Some(wait) => Phase::Waiting { sleep: this.shared.clock.sleep(wait) },
                        None => return Poll::Ready(result),
                    }
                }
                PhaseProjection::Waiting { sleep } => {
                    ready!(sleep.poll(cx));
                    Phase::Readying
                }
                PhaseProjection::Readying => {
                    let ready = ready!(this.service.poll_ready(cx));
                    this.phase.set(Phase::Done);
                    ready?;
                    let Some(request) = this.request.take() else { continue };
                    *this.request = this.shared.begin(this.steps, &request);
                    Phase::Attempting { attempt: this.service.call(request) }
                }
                PhaseProjection::Done => panic!("a `ResponseFuture` was polled after completion"),
            };
            this.phase.set(next);
        }
    }
}

impl<S, Req, W: Clone, K, R, C> fmt::Debug for ResponseFuture<S, Req, W, K, R, C>
where
    S: Service<Req>,
    K: PolicyKind,
    C: AsyncSleep,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ResponseFuture").field("tries", &self.steps.tries()).finish_non_exhaustive()
    }
}
