//! The settings for clients of HTTP.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use backoff_retry::tower::RetryLayer;
use backoff_retry::{Policy, expo};
use http::{Method, Request, Response};
use tokio::time::Instant;
use tower::{ServiceBuilder, ServiceExt, service_fn};

/// Sends a request to a service that answers with each of the statuses; an error for the status 0. Returns the last
/// status and the times of the requests, in milliseconds.
async fn send(
    policy: Policy<backoff_retry::wait::Expo>,
    method: Method,
    statuses: &[u16],
) -> (Result<u16, &'static str>, Vec<u128>) {
    let (start, times) = (Instant::now(), Arc::new(Mutex::new(Vec::new())));
    let noted = Arc::clone(&times);
    let statuses = statuses.to_vec();
    let server = service_fn(move |_: Request<&'static str>| {
        let mut times = noted.lock().unwrap();
        let status = statuses[times.len()];
        times.push(start.elapsed().as_millis());
        let response = || {
            let response = Response::builder().status(status).header("retry-after", "7");
            response.body("").unwrap()
        };
        std::future::ready(if status == 0 { Err("refused") } else { Ok(response()) })
    });
    let service = ServiceBuilder::new().layer(RetryLayer::new(policy).http()).service(server);
    let request = Request::builder().method(method).uri("/").body("a cup").unwrap();
    let result = service.oneshot(request).await.map(|response| response.status().as_u16());
    let times = times.lock().unwrap().clone();
    (result, times)
}

fn policy() -> Policy<backoff_retry::wait::Expo> {
    Policy::without_jitter(expo()).max_tries(5)
}

#[tokio::test(start_paused = true)]
async fn statuses_and_errors_are_retried_after_the_wait_that_the_server_names() {
    let sent = send(policy(), Method::GET, &[503, 429, 0, 500, 404]).await;
    assert_eq!(sent, (Ok(404), vec![0, 7_000, 14_000, 18_000, 26_000]));
}

#[tokio::test(start_paused = true)]
async fn max_time_bounds_the_wait_that_the_server_names() {
    let sent = send(policy().max_time(Duration::from_secs(10)), Method::GET, &[503; 3]).await;
    assert_eq!(sent, (Ok(503), vec![0, 7_000, 10_000]));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_is_not_idempotent_is_sent_once() {
    let sent = send(policy(), Method::POST, &[503]).await;
    assert_eq!(sent, (Ok(503), vec![0]));
    let sent = send(policy(), Method::PUT, &[503, 200]).await;
    assert_eq!(sent, (Ok(200), vec![0, 7_000]));
}
