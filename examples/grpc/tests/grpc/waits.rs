//! The waits: those that the server asks for, and those of the policy.

use std::sync::Arc;
use std::time::Duration;

use backoff_retry::testing::RecordingClock;
use backoff_retry::{Policy, expo, fibo, tower::RetryLayer, wait::AnyWait};
use grpc::retry::retrying;
use grpc::server::{Failing, exhausted};
use tonic::{Code, Status};
use tonic_health::pb::health_client::HealthClient;
use tonic_types::{ErrorDetails, StatusExt};

use crate::support::{Client, ms, policy, service, unavailable};

/// Makes a call, and returns its waits in milliseconds.
async fn waits(errors: Vec<Status>, policy: Policy) -> Vec<u128> {
    let client = Client::new(Failing::new(errors).start().await.unwrap(), policy);
    client.check().await;
    client.waits().iter().map(Duration::as_millis).collect()
}

#[tokio::test]
async fn the_policy_determines_the_waits_that_the_server_does_not_name() {
    assert_eq!(waits(unavailable(3), policy()).await, [10, 20, 40]);
}

#[tokio::test]
async fn retry_info_takes_the_place_of_a_wait_of_the_policy() {
    let errors = [unavailable(1), vec![exhausted(ms(30))], unavailable(1)].concat();
    assert_eq!(waits(errors, policy()).await, [10, 30, 40]);
}

#[tokio::test]
async fn retry_info_is_not_shortened_by_jitter() {
    let policy = Policy::new(expo()).max_tries(5);
    assert_eq!(waits(vec![exhausted(ms(30)); 4], policy).await, [30; 4]);
}

#[tokio::test]
async fn unavailable_may_have_retry_info_too() {
    let details = ErrorDetails::with_retry_info(Some(ms(30)));
    let error = Status::with_error_details(Code::Unavailable, "starting", details);
    assert_eq!(waits(vec![error], policy()).await, [30]);
}

#[tokio::test]
async fn retry_info_without_a_delay_names_no_wait() {
    let details = ErrorDetails::with_retry_info(None);
    let error = Status::with_error_details(Code::ResourceExhausted, "out of quota", details);
    assert_eq!(waits(vec![error], policy()).await, [10]);
}

#[tokio::test]
async fn the_generator_of_the_policy_may_be_any() {
    let server = Failing::new(unavailable(3));
    let clock = Arc::new(RecordingClock::new());
    let policy = Policy::new(AnyWait::from(fibo())).no_jitter().max_tries(4);
    let layer = RetryLayer::new(policy).clock(Arc::clone(&clock));
    let mut client = HealthClient::new(retrying(server.start().await.unwrap(), layer));
    client.check(service("tea")).await.unwrap();
    assert_eq!(clock.waits(), [1, 1, 2].map(Duration::from_secs));
}
