//! The service is ready before each attempt, and holds nothing during a wait.

use std::convert::Infallible;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use backoff_retry::tower::RetryLayer;
use tokio::time::{Instant, timeout};
use tower::{Layer, Service, ServiceBuilder, ServiceExt, service_fn};

use crate::mock::{Mock, policy};

#[tokio::test(start_paused = true)]
async fn the_service_that_was_polled_gets_the_first_request() {
    // The mock panics if a clone is called that was not polled itself.
    let mock = Mock::new([Ok("tea"), Err("cold"), Ok("tea")]);
    let mut service = RetryLayer::new(policy()).layer(mock.clone());
    for _ in 0..2 {
        assert_eq!(service.ready().await.unwrap().call("a cup").await, Ok("tea"));
    }
    assert_eq!(mock.requests().len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_wait_holds_no_permit() {
    static ATTEMPTS: AtomicU32 = AtomicU32::new(0);
    let service = ServiceBuilder::new()
        .layer(RetryLayer::new(policy()))
        .concurrency_limit(1)
        .service(service_fn(|request: &'static str| async move {
            let fails = request == "slow" && ATTEMPTS.fetch_add(1, Ordering::Relaxed) == 0;
            if fails { Err("cold") } else { Ok("tea") }
        }));
    let mut slow = service.clone();
    let start = Instant::now();
    let mut slow = pin!(slow.ready().await.unwrap().call("slow"));
    let is_pending = poll_fn(|cx| Poll::Ready(slow.as_mut().poll(cx).is_pending())).await;
    assert!(is_pending);
    // The only permit is free while the slow one waits.
    let fast = timeout(Duration::from_secs(1), service.oneshot("fast")).await;
    assert_eq!(fast, Ok(Ok("tea")));
    assert_eq!(start.elapsed(), Duration::ZERO);
    assert_eq!(slow.await, Ok("tea"));
    assert!(start.elapsed() >= Duration::from_millis(10));
}

/// A service that is ready once, and then broken.
#[derive(Clone, Default)]
struct Fragile(Arc<AtomicU32>);

impl Service<()> for Fragile {
    type Response = Infallible;
    type Error = &'static str;
    type Future = std::future::Ready<Result<Infallible, &'static str>>;

    fn poll_ready(&mut self, _cx: &mut Context<'_>) -> Poll<Result<(), &'static str>> {
        let is_first = self.0.fetch_add(1, Ordering::Relaxed) == 0;
        Poll::Ready(if is_first { Ok(()) } else { Err("closed") })
    }

    fn call(&mut self, (): ()) -> Self::Future {
        std::future::ready(Err("failed"))
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_of_readiness_is_returned() {
    let service = Fragile::default();
    let polls = Arc::clone(&service.0);
    assert_eq!(RetryLayer::new(policy()).layer(service).oneshot(()).await, Err("closed"));
    assert_eq!(polls.load(Ordering::Relaxed), 2);
}
