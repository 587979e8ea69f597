//! Servers that are not there, and connections that break.

use std::net::SocketAddr;

use backoff_retry::{Policy, constant, tower::RetryLayer};
use grpc::retry::retrying;
use grpc::server::{Failing, HANGS, channel};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::Notify;
use tonic::Code;
use tonic_health::pb::health_client::HealthClient;

use crate::support::{Client, ms, policy, service, status};

/// Returns a socket that has a port of its own, at which nobody listens.
fn closed() -> (TcpSocket, String) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
    let address = socket.local_addr().unwrap().to_string();
    (socket, address)
}

#[tokio::test]
async fn a_refused_connection_is_retried() {
    let (_socket, address) = closed();
    let client = Client::new(channel(&address), policy());
    assert_eq!(client.check().await.code(), Code::Unavailable);
    assert_eq!(client.waits(), [10, 20, 40, 80].map(ms));
}

#[tokio::test]
async fn a_server_that_starts_later_is_reached() {
    static FAILED: Notify = Notify::const_new();
    let policy =
        Policy::new(constant(ms(1))).max_time(ms(60_000)).on_backoff(|_| FAILED.notify_one());
    let (socket, address) = closed();
    let layer = RetryLayer::new(policy);
    let mut client = HealthClient::new(retrying(channel(&address), layer));
    let server = Failing::new([]);
    let call = client.check(service("tea"));
    tokio::pin!(call);
    tokio::select! {
        result = &mut call => panic!("{result:?}"),
        () = FAILED.notified() => {}
    }
    tokio::spawn(server.clone().serve(socket.listen(16).unwrap()));
    assert_eq!(status(call.await).code(), Code::Ok);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn a_connection_that_breaks_during_an_attempt_is_not_retried() {
    let server = Failing::new([]);
    let (listener, target) = (bind().await, bind().await);
    let client = Client::new(channel(&address(&listener)), policy());
    let upstream = address(&target);
    tokio::spawn(server.clone().serve(target));
    let proxy = tokio::spawn(async move {
        let (mut down, _) = listener.accept().await.unwrap();
        let mut up = TcpStream::connect(upstream).await.unwrap();
        tokio::io::copy_bidirectional(&mut down, &mut up).await.unwrap();
    });
    let mut health = client.health();
    let call = health.check(service(HANGS));
    tokio::pin!(call);
    while server.requests().is_empty() {
        tokio::select! {
            result = &mut call => panic!("{result:?}"),
            () = tokio::task::yield_now() => {}
        }
    }
    proxy.abort();
    let status = status(call.await);
    assert!(matches!(status.code(), Code::Unknown | Code::Cancelled), "{status:?}");
    assert!(client.waits().is_empty());
}

async fn bind() -> TcpListener {
    TcpListener::bind("127.0.0.1:0").await.unwrap()
}

fn address(listener: &TcpListener) -> String {
    listener.local_addr().unwrap().to_string()
}
