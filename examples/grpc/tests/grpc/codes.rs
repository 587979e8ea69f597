//! Which codes are retried.

use grpc::server::{Failing, channel, exhausted};
use http::{Response, StatusCode};
use tokio::net::TcpListener;
use tonic::body::Body;
use tonic::transport::{Server, server::TcpIncoming};
use tonic::{Code, Status};
use tonic_health::pb::health_server::HealthServer;
use tonic_types::StatusExt;
use tower::util::MapResponseLayer;

use crate::support::{Client, ms, policy, unavailable};

#[tokio::test]
async fn unavailable_is_retried() {
    let server = Failing::new(unavailable(2));
    let client = Client::new(server.start().await.unwrap(), policy());
    assert_eq!(client.check().await.code(), Code::Ok);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn resource_exhausted_is_retried() {
    let server = Failing::new([Status::resource_exhausted("out of quota")]);
    let client = Client::new(server.start().await.unwrap(), policy());
    assert_eq!(client.check().await.code(), Code::Ok);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn no_other_code_is_retried() {
    for code in (1..=16).map(Code::from) {
        if matches!(code, Code::Unavailable | Code::ResourceExhausted) {
            continue;
        }
        let server = Failing::new([Status::new(code, "no")]);
        let client = Client::new(server.start().await.unwrap(), policy());
        let status = client.check().await;
        assert_eq!((status.code(), status.message()), (code, "no"));
        assert_eq!(server.requests().len(), 1, "{code:?}");
    }
}

#[tokio::test]
async fn the_last_status_is_returned_with_its_details_and_metadata() {
    let mut error = exhausted(ms(30));
    error.metadata_mut().insert("x-shard", "7".parse().unwrap());
    let server = Failing::new([error.clone(), error]);
    let client = Client::new(server.start().await.unwrap(), policy().max_tries(2));
    let status = client.check().await;
    assert_eq!((status.code(), status.message()), (Code::ResourceExhausted, "out of quota"));
    assert_eq!(status.get_details_retry_info().unwrap().retry_delay, Some(ms(30)));
    assert_eq!(status.metadata().get("x-shard").unwrap(), "7");
}

#[tokio::test]
async fn of_responses_without_a_code_those_that_grpc_calls_unavailable_are_retried() {
    for (http, requests) in [(429, 5), (502, 5), (503, 5), (504, 5), (404, 1), (500, 1)] {
        let server = Failing::new(unavailable(5));
        let layer = MapResponseLayer::new(move |mut response: Response<Body>| {
            *response.status_mut() = StatusCode::from_u16(http).unwrap();
            response.headers_mut().remove(Status::GRPC_STATUS);
            response
        });
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let channel = channel(&listener.local_addr().unwrap().to_string());
        let service = HealthServer::new(server.clone());
        let router = Server::builder().layer(layer).add_service(service);
        tokio::spawn(router.serve_with_incoming(TcpIncoming::from(listener)));

        let status = Client::new(channel, policy()).check().await;
        assert_eq!(status.code() == Code::Unavailable, requests > 1, "{status:?}");
        assert_eq!(server.requests().len(), requests, "{http}");
    }
}
