//! A service that returns one result after another, and remembers what it was asked and when.

use std::collections::VecDeque;
use std::future::{Ready, ready};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant};
use tokio::time::Instant;
use tower::Service;

/// What the service returns.
pub(crate) type Reply = Result<&'static str, &'static str>;

/// The service. A clone shares everything but the readiness.
#[derive(Debug)]
pub(crate) struct Mock<Req = &'static str> {
    shared: Arc<Mutex<Shared<Req>>>,
    is_ready: bool,
}

#[derive(Debug)]
struct Shared<Req> {
    start: Instant,
    replies: VecDeque<Reply>,
    calls: Vec<(Req, Duration)>,
}

impl<Req: Clone> Mock<Req> {
    /// Makes a service that returns these results, one for each request.
    pub(crate) fn new(replies: impl IntoIterator<Item = Reply>) -> Self {
        let (start, calls) = (Instant::now(), Vec::new());
        let shared = Shared { start, replies: replies.into_iter().collect(), calls };
        Self { shared: Arc::new(Mutex::new(shared)), is_ready: false }
    }

    /// Returns the requests.
    pub(crate) fn requests(&self) -> Vec<Req> {
        self.shared.lock().unwrap().calls.iter().map(|call| call.0.clone()).collect()
    }

    /// Returns the times of the requests in milliseconds, from when the service was made.
    pub(crate) fn times(&self) -> Vec<u128> {
        self.shared.lock().unwrap().calls.iter().map(|call| call.1.as_millis()).collect()
    }
}

impl<Req> Service<Req> for Mock<Req> {
    type Response = &'static str;
    type Error = &'static str;
    type Future = Ready<Reply>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), &'static str>> {
        self.is_ready = true;
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Req) -> Ready<Reply> {
        assert!(self.is_ready, "the service was called without being polled for readiness");
        self.is_ready = false;
        let mut shared = self.shared.lock().unwrap();
        let time = shared.start.elapsed();
        shared.calls.push((request, time));
        ready(shared.replies.pop_front().expect("there is a reply for each request"))
    }
}

impl<Req> Clone for Mock<Req> {
    fn clone(&self) -> Self {
        Self { shared: Arc::clone(&self.shared), is_ready: false }
    }
}

/// A policy that waits for 10 ms. Its limit is for a layer that retries what it should not: a test fails, and does not hang.
pub(crate) fn policy() -> Policy<Constant<Duration>> {
    Policy::without_jitter(constant(Duration::from_millis(10))).max_tries(100)
}
