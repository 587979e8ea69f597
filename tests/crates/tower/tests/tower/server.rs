//! Clients against a real server, on a port of loopback.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::Router;
use axum::routing::any;
use backoff_retry::reqwest::execute;
use backoff_retry::tower::RetryLayer;
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, constant};
use bytes::Bytes;
use http::{Request, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper_util::client::legacy::Client;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;
use tower::{ServiceBuilder, ServiceExt};

/// Starts a server that answers 503 twice and then repeats the body of the request. Returns its URL, and the number of
/// requests it got.
async fn serve() -> (String, Arc<AtomicU32>) {
    let requests = Arc::new(AtomicU32::new(0));
    let count = Arc::clone(&requests);
    let app = Router::new().route(
        "/",
        any(move |body: Bytes| async move {
            let is_up = count.fetch_add(1, Ordering::Relaxed) >= 2;
            if is_up { (StatusCode::OK, body) } else { (StatusCode::SERVICE_UNAVAILABLE, body) }
        }),
    );
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (url, requests)
}

fn policy() -> Policy<Constant<Duration>> {
    Policy::without_jitter(constant(Duration::from_millis(1))).max_tries(5)
}

#[tokio::test]
async fn a_client_of_hyper_is_retried() {
    let (url, requests) = serve().await;
    let client = Client::builder(TokioExecutor::new()).build_http();
    let client = ServiceBuilder::new().layer(RetryLayer::new(policy()).http()).service(client);
    let request = Request::put(url).body(Full::new(Bytes::from("tea"))).unwrap();
    // Spawned, so that the future has to be `Send`.
    let response = tokio::spawn(client.oneshot(request)).await.unwrap().unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.into_body().collect().await.unwrap().to_bytes(), "tea");
    assert_eq!(requests.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn a_client_of_reqwest_is_a_service_too() {
    let (url, requests) = serve().await;
    let layer = RetryLayer::new(policy())
        .retry_if(|result: Result<&reqwest::Response, &reqwest::Error>| match result {
            Ok(response) => backoff_retry::http::is_retryable_status(response.status()),
            Err(error) => backoff_retry::reqwest::is_transient(error),
        })
        .retry_after(backoff_retry::reqwest::retry_after)
        .clone_request(reqwest::Request::try_clone);
    let client = reqwest::Client::new();
    let request = client.post(url).body("tea").build().unwrap();
    let response = ServiceBuilder::new().layer(layer).service(client).oneshot(request).await;
    assert_eq!(response.unwrap().text().await.unwrap(), "tea");
    assert_eq!(requests.load(Ordering::Relaxed), 3);
}

#[tokio::test]
async fn execute_sends_a_copy_of_the_request_for_each_attempt() {
    let (url, requests) = serve().await;
    let client = reqwest::Client::new();
    let request = client.post(url).body("tea").build().unwrap();
    let sent = tokio::spawn(async move { execute(&client, request, &policy()).await });
    let response = sent.await.unwrap().unwrap();
    assert_eq!(response.text().await.unwrap(), "tea");
    assert_eq!(requests.load(Ordering::Relaxed), 3);
}
