//! The metrics as Prometheus scrapes them, over HTTP.
#![allow(missing_docs)]

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use backoff_retry::metrics::{Metrics, describe, gauge_budget};
use backoff_retry::observer::observe;
use backoff_retry::{RetryBudget, expo, on_exception};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};

static BUDGET: RetryBudget = RetryBudget::new().capacity(10).earn(0.5);

#[on_exception(expo(factor = 100ms), jitter = none, max_tries = 3, budget = &BUDGET, observe, name = "fetch", lend(tries))]
async fn fetch(mut tries: u32, succeeds_at: u32) -> Result<(), &'static str> {
    tries += 1;
    tokio::time::sleep(Duration::from_millis(20)).await;
    if tries == succeeds_at { Ok(()) } else { Err("busy") }
}

/// Returns an address on which nothing listens.
fn free_address() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).unwrap()
}

fn scrape(address: SocketAddr) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .write_all(b"GET /metrics HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")
        .unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    assert!(response.starts_with("HTTP/1.1 200 OK\r\n"), "{response}");
    response
}

#[test]
fn prometheus_scrapes_every_metric() {
    let address = free_address();
    // The names have their suffixes, so that the names that the exporter recommends are the same.
    let builder =
        PrometheusBuilder::new().with_http_listener(address).with_recommended_naming(true);
    let seconds = Matcher::Suffix("_seconds".to_owned());
    let builder = builder.set_buckets_for_metric(seconds, &[0.05, 0.15, 1.0]).unwrap();
    // Outside of a runtime the exporter runs on a thread of its own, with the real clock.
    builder.install().unwrap();
    describe();
    observe(&Metrics).unwrap();
    gauge_budget("api", &BUDGET);
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_time().start_paused(true).build().unwrap().block_on(async {
        fetch(0, 1).await.unwrap();
        fetch(0, 3).await.unwrap();
        fetch(0, 9).await.unwrap_err();
    });
    let text = scrape(address);
    for line in [
        "# HELP backoff_retry_calls_total Calls of retried functions that have ended.",
        "# TYPE backoff_retry_calls_total counter",
        r#"backoff_retry_calls_total{function="fetch",outcome="first_try"} 1"#,
        r#"backoff_retry_calls_total{function="fetch",outcome="retried"} 1"#,
        r#"backoff_retry_calls_total{function="fetch",outcome="given_up",reason="max_tries"} 1"#,
        "# TYPE backoff_retry_attempts_total counter",
        r#"backoff_retry_attempts_total{function="fetch"} 7"#,
        "# TYPE backoff_retry_retries_total counter",
        r#"backoff_retry_retries_total{function="fetch"} 4"#,
        "# TYPE backoff_retry_wait_seconds histogram",
        r#"backoff_retry_wait_seconds_bucket{function="fetch",le="0.15"} 2"#,
        r#"backoff_retry_wait_seconds_bucket{function="fetch",le="1"} 4"#,
        r#"backoff_retry_wait_seconds_count{function="fetch"} 4"#,
        "# TYPE backoff_retry_call_duration_seconds histogram",
        r#"backoff_retry_call_duration_seconds_bucket{function="fetch",outcome="first_try",le="0.05"} 1"#,
        r#"backoff_retry_call_duration_seconds_sum{function="fetch",outcome="retried"} 0.36"#,
        "# TYPE backoff_retry_budget_tokens gauge",
        r#"backoff_retry_budget_tokens{budget="api"} 6.5"#,
    ] {
        assert!(text.lines().any(|other| other == line), "no {line} in\n{text}");
    }
}
