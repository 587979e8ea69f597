//! What an attempt sends.

use std::sync::atomic::{AtomicU32, Ordering};

use grpc::server::Failing;
use tonic::{Code, Request};
use tonic_health::pb::health_client::HealthClient;

use crate::support::{Client, policy, service, status, unavailable};

#[tokio::test]
async fn each_attempt_sends_the_same_message_and_metadata() {
    let server = Failing::new(unavailable(2));
    let client = Client::new(server.start().await.unwrap(), policy());
    let mut request = Request::new(service("tea"));
    request.metadata_mut().insert("x-request-id", "42".parse().unwrap());
    assert_eq!(status(client.health().check(request).await).code(), Code::Ok);
    let requests = server.requests();
    assert_eq!(requests.len(), 3);
    for request in requests {
        assert_eq!(request.service, "tea");
        assert_eq!(request.metadata.get("x-request-id").unwrap(), "42");
        assert_eq!(request.metadata.get("te").unwrap(), "trailers");
    }
}

#[tokio::test]
async fn an_interceptor_runs_once() {
    static RUNS: AtomicU32 = AtomicU32::new(0);
    let server = Failing::new(unavailable(2));
    let client = Client::new(server.start().await.unwrap(), policy());
    let add_token = |mut request: Request<()>| {
        let run = RUNS.fetch_add(1, Ordering::Relaxed);
        request.metadata_mut().insert("authorization", run.into());
        Ok(request)
    };
    let mut health = HealthClient::with_interceptor(client.channel, add_token);
    assert_eq!(status(health.check(service("tea")).await).code(), Code::Ok);
    let requests = server.requests();
    let tokens = requests.iter().map(|request| request.metadata.get("authorization").unwrap());
    assert_eq!(tokens.collect::<Vec<_>>(), ["0"; 3]);
}

#[tokio::test]
async fn an_empty_message_is_sent_again() {
    let server = Failing::new(unavailable(1));
    let client = Client::new(server.start().await.unwrap(), policy());
    assert_eq!(status(client.health().check(service("")).await).code(), Code::Ok);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_message_of_more_than_a_mebibyte_is_sent_once_and_whole() {
    for (size, requests) in [((1 << 20) - 100, 2), ((1 << 20) + 1, 1)] {
        let server = Failing::new(unavailable(1));
        let client = Client::new(server.start().await.unwrap(), policy());
        let name = "x".repeat(size);
        let is_retried = status(client.health().check(service(&name)).await).code() == Code::Ok;
        assert_eq!(is_retried, requests == 2);
        let received = server.requests();
        assert_eq!(received.len(), requests);
        assert!(received.iter().all(|request| request.service == name));
    }
}
