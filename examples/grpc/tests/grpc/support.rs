//! What the tests share.

use std::sync::Arc;
use std::time::Duration;

use backoff_retry::testing::RecordingClock;
use backoff_retry::{Policy, expo, tower::RetryLayer};
use grpc::retry::{Retrying, retrying};
use tonic::transport::Channel;
use tonic::{Response, Status};
use tonic_health::pb::{HealthCheckRequest, health_client::HealthClient};

/// A client that retries, and the clock that its waits are recorded on. They take no time.
pub(crate) struct Client {
    pub(crate) channel: Retrying,
    pub(crate) clock: Arc<RecordingClock>,
}

impl Client {
    pub(crate) fn new(channel: Channel, policy: Policy) -> Self {
        let clock = Arc::new(RecordingClock::new());
        let layer = RetryLayer::new(policy).clock(Arc::clone(&clock)).name("health");
        Self { channel: retrying(channel, layer), clock }
    }

    pub(crate) fn health(&self) -> HealthClient<Retrying> {
        HealthClient::new(self.channel.clone())
    }

    /// Makes a unary call, and returns the status of its result.
    pub(crate) async fn check(&self) -> Status {
        status(self.health().check(service("tea")).await)
    }

    pub(crate) fn waits(&self) -> Vec<Duration> {
        self.clock.waits()
    }
}

/// Waits of 10, 20, 40, .. ms, and at most five attempts.
pub(crate) fn policy() -> Policy {
    Policy::new(expo().factor(ms(10))).no_jitter().max_tries(5)
}

pub(crate) fn service(name: &str) -> HealthCheckRequest {
    HealthCheckRequest { service: name.into() }
}

pub(crate) fn status<T>(result: Result<Response<T>, Status>) -> Status {
    result.err().unwrap_or_else(|| Status::ok(""))
}

/// Returns as many errors as asked for.
pub(crate) fn unavailable(count: usize) -> Vec<Status> {
    vec![Status::unavailable("starting"); count]
}

pub(crate) const fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}
