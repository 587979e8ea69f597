//! No connection.

use std::io::{self, ErrorKind};
use std::task::{Context, Poll};

use reqwest::dns::{Name, Resolve, Resolving};
use tower_service::Service;

use super::{assert_permanent, assert_transient, builder, client, failure, find, server};

#[tokio::test]
async fn refused() {
    let error = failure(&client(), &server::refused().await).await;
    assert_eq!(find::<io::Error>(&error).kind(), ErrorKind::ConnectionRefused);
    assert_transient(&error);
}

struct NoAnswer;

impl Resolve for NoAnswer {
    fn resolve(&self, _: Name) -> Resolving {
        Box::pin(async { Err(io::Error::other("temporary failure in name resolution").into()) })
    }
}

#[tokio::test]
async fn the_name_is_not_resolved() {
    let client = builder().dns_resolver(NoAnswer).build().unwrap();
    let error = failure(&client, "http://api.test/").await;
    assert!(error.is_connect());
    assert_transient(&error);
}

/// A connector that fails as one with rustls does, if the server's certificate is refused. A client with TLS takes
/// longer to build than all other tests; what it returns was looked up once, with reqwest 0.13.5 and rustls 0.23.
#[derive(Clone)]
struct Refused<S> {
    inner: S,
    kind: ErrorKind,
}

impl<R, S: Service<R, Error = Box<dyn std::error::Error + Send + Sync>>> Service<R> for Refused<S> {
    type Response = S::Response;
    type Error = S::Error;
    type Future = std::future::Ready<Result<S::Response, S::Error>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), S::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, _: R) -> Self::Future {
        let of_rustls = io::Error::new(self.kind, "from rustls");
        std::future::ready(Err(io::Error::other(of_rustls).into()))
    }
}

async fn handshake_failure(kind: ErrorKind) -> reqwest::Error {
    let layer = tower_layer::layer_fn(move |inner| Refused { inner, kind });
    let client = builder().connector_layer(layer).build().unwrap();
    let error = failure(&client, "http://api.test/").await;
    assert!(error.is_connect());
    error
}

#[tokio::test]
async fn tls_refuses_the_server() {
    assert_permanent(&handshake_failure(ErrorKind::InvalidData).await);
}

#[tokio::test]
async fn the_connection_breaks_during_the_tls_handshake() {
    assert_transient(&handshake_failure(ErrorKind::UnexpectedEof).await);
    assert_transient(&handshake_failure(ErrorKind::ConnectionReset).await);
}
