//! Calls that stream their request or their response.

use futures_util::{Stream, StreamExt, stream};
use grpc::server::Failing;
use http::uri::PathAndQuery;
use tonic::client::Grpc;
use tonic::{Code, Request, Response, Status};
use tonic_health::pb::{HealthCheckRequest, HealthCheckResponse};
use tonic_prost::ProstCodec;

use crate::support::{Client, policy, service, status, unavailable};

/// A stream whose message is not there when it is polled for the first times.
fn later(name: &'static str) -> impl Stream<Item = HealthCheckRequest> + Send {
    stream::once(async move {
        for _ in 0..100 {
            tokio::task::yield_now().await;
        }
        service(name)
    })
}

/// Calls a method with a stream of messages, of which the server reads the first.
async fn stream_request(
    client: &Client,
    messages: impl Stream<Item = HealthCheckRequest> + Send + 'static,
) -> Status {
    let mut grpc = Grpc::new(client.channel.clone());
    grpc.ready().await.unwrap();
    let path = PathAndQuery::from_static("/grpc.health.v1.Health/Check");
    let codec = ProstCodec::<_, HealthCheckResponse>::default();
    status(grpc.client_streaming(Request::new(messages), path, codec).await)
}

#[tokio::test]
async fn a_request_that_is_not_complete_is_sent_once() {
    let server = Failing::new(unavailable(1));
    let client = Client::new(server.start().await.unwrap(), policy());
    assert_eq!(stream_request(&client, later("tea")).await.code(), Code::Unavailable);
    assert_eq!(server.requests().len(), 1);
    assert_eq!(server.requests()[0].service, "tea");
}

#[tokio::test]
async fn what_was_read_of_such_a_request_is_sent_first() {
    let server = Failing::new([]);
    let client = Client::new(server.start().await.unwrap(), policy());
    let messages = stream::iter([service("tea")]).chain(later("coffee"));
    assert_eq!(stream_request(&client, messages).await.code(), Code::Ok);
    assert_eq!(server.requests()[0].service, "tea", "the server reads the first message only");
}

#[tokio::test]
async fn a_stream_whose_messages_are_all_there_is_retried() {
    let server = Failing::new(unavailable(1));
    let client = Client::new(server.start().await.unwrap(), policy());
    let status = stream_request(&client, stream::iter([service("tea")])).await;
    assert_eq!(status.code(), Code::Ok);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_streamed_response_is_retried_before_its_first_message() {
    let server = Failing::new(unavailable(2));
    let client = Client::new(server.start().await.unwrap(), policy());
    assert_eq!(status(client.health().watch(service("tea")).await).code(), Code::Ok);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn a_streamed_response_that_breaks_off_is_not_retried() {
    let server = Failing::new([]);
    let client = Client::new(server.start().await.unwrap(), policy());
    let response = client.health().watch(service("tea")).await.map(Response::into_inner);
    let mut messages = response.unwrap();
    messages.message().await.unwrap().unwrap();
    assert_eq!(messages.message().await.unwrap_err().code(), Code::Unavailable);
    assert_eq!(server.requests().len(), 1);
}
