//! Limits on time.

use std::time::Duration;

use backoff_retry::tower::RetryLayer;
use tokio::time::{Instant, sleep};
use tower::{BoxError, Layer, Service, ServiceBuilder, ServiceExt, service_fn};

use crate::mock::{Mock, policy};

#[tokio::test(start_paused = true)]
async fn the_last_wait_is_shortened_to_max_time() {
    let mock = Mock::new([Err("cold"); 4]);
    let policy = policy().max_time(Duration::from_millis(25));
    let service = RetryLayer::new(policy).layer(mock.clone());
    assert_eq!(service.oneshot("a cup").await, Err("cold"));
    assert_eq!(mock.times(), [0, 10, 20, 25]);
}

#[tokio::test(start_paused = true)]
async fn the_time_of_each_call_starts_with_its_first_attempt() {
    let mock = Mock::new([Err("cold"); 6]);
    let layer = RetryLayer::new(policy().max_time(Duration::from_millis(20)));
    let mut service = layer.layer(mock.clone());
    for _ in 0..2 {
        sleep(Duration::from_secs(50)).await;
        service.ready().await.unwrap();
        sleep(Duration::from_secs(50)).await;
        assert_eq!(service.call("a cup").await, Err("cold"));
    }
    assert_eq!(mock.times(), [100_000, 100_010, 100_020, 200_020, 200_030, 200_040]);
}

#[tokio::test(start_paused = true)]
async fn timeouts_of_tower_limit_the_attempt_below_and_the_call_above() {
    let hangs = service_fn(|()| async {
        sleep(Duration::from_secs(50)).await;
        Ok::<_, BoxError>(())
    });
    let start = Instant::now();
    let service = ServiceBuilder::new()
        .layer(RetryLayer::new(policy().max_tries(3)))
        .timeout(Duration::from_secs(1))
        .service(hangs);
    assert!(service.oneshot(()).await.unwrap_err().is::<tower::timeout::error::Elapsed>());
    assert_eq!(start.elapsed().as_secs(), 3);

    let start = Instant::now();
    let service = ServiceBuilder::new()
        .timeout(Duration::from_secs(5))
        .layer(RetryLayer::new(policy()))
        .timeout(Duration::from_secs(1))
        .service(hangs);
    assert!(service.oneshot(()).await.unwrap_err().is::<tower::timeout::error::Elapsed>());
    assert_eq!(start.elapsed().as_secs(), 5);
}
