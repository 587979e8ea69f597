//! Deadlines, which `Request::set_timeout` sends as `grpc-timeout`.

use grpc::server::{Failing, HANGS};
use tonic::{Code, Request};

use crate::support::{Client, ms, policy, service, status, unavailable};

#[tokio::test]
async fn each_attempt_sends_the_whole_timeout() {
    let server = Failing::new(unavailable(2));
    let client = Client::new(server.start().await.unwrap(), policy());
    let mut request = Request::new(service("tea"));
    request.set_timeout(ms(60_000));
    assert_eq!(status(client.health().check(request).await).code(), Code::Ok);
    let requests = server.requests();
    let timeouts: Vec<_> =
        requests.iter().map(|request| request.metadata.get("grpc-timeout").unwrap()).collect();
    assert_eq!(timeouts, ["60000000u"; 3]);
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_not_retried() {
    let server = Failing::new([]);
    let client = Client::new(server.start().await.unwrap(), policy());
    let mut request = Request::new(service(HANGS));
    request.set_timeout(ms(20));
    let status = status(client.health().check(request).await);
    assert_eq!((status.code(), status.message()), (Code::Cancelled, "Timeout expired"));
    assert!(client.waits().is_empty());
}
