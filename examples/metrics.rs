//! Metrics of retries, served as text over HTTP and scraped from there, as Prometheus does.
//!
//! ```sh
//! cargo run --example metrics --features metrics
//! ```
//!
//! It checks the text that it prints: the exit status is not 0 if a metric is missing.

use std::error::Error;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

use backoff_retry::metrics::{self, Metrics};
use backoff_retry::observer::observe;
use backoff_retry::{Policy, RetryBudget, expo, on_exception};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};

static BUDGET: RetryBudget = RetryBudget::new().capacity(20);

/// What this program does to its server: the first attempts of each order fail.
#[on_exception(expo(factor = 1ms), |error| *error != "sold out", max_tries = 4, budget = &BUDGET, observe, lend(failures))]
fn order(item: &str, mut failures: u32) -> Result<String, &'static str> {
    if item == "coffee" {
        return Err("sold out");
    }
    failures = failures.saturating_sub(1);
    if failures > 0 { Err("busy") } else { Ok(format!("a cup of {item}")) }
}

/// Not observed: only its failures are counted.
static STOCK: Policy = Policy::new(expo().factor(Duration::from_millis(1))).max_tries(2);

fn main() -> Result<(), Box<dyn Error>> {
    let address = start_metrics()?;
    for (item, failures) in [("tea", 1), ("tea", 1), ("cocoa", 3), ("milk", 9), ("coffee", 1)] {
        println!("{item}: {:?}", order(item, failures));
    }
    let stock = || Err::<u32, _>("no answer");
    println!("stock: {:?}", STOCK.call_blocking(stock).name("stock").run());

    let text = scrape(address)?;
    println!("\n{text}");
    check(&text)
}

/// Serves the metrics, and returns the address.
fn start_metrics() -> Result<SocketAddr, Box<dyn Error>> {
    // A real program has a fixed port. This one takes a free one.
    let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
    PrometheusBuilder::new()
        .with_http_listener(address)
        .set_buckets_for_metric(Matcher::Suffix("_seconds".into()), &[0.001, 0.01, 0.1, 1.0])?
        .install()?;
    metrics::describe();
    observe(&Metrics)?;
    metrics::gauge_budget("shop", &BUDGET);
    Ok(address)
}

fn scrape(address: SocketAddr) -> Result<String, Box<dyn Error>> {
    let mut stream = TcpStream::connect(address)?;
    stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")?;
    let mut response = String::new();
    stream.read_to_string(&mut response)?;
    let (head, text) = response.split_once("\r\n\r\n").ok_or("the response has no end")?;
    if head.starts_with("HTTP/1.1 200") { Ok(text.to_owned()) } else { Err(head.into()) }
}

/// Compares the text with what this program did.
fn check(text: &str) -> Result<(), Box<dyn Error>> {
    let order = r#"function="metrics::order""#;
    let lines = [
        format!(r#"backoff_retry_calls_total{{{order},outcome="first_try"}} 2"#),
        format!(r#"backoff_retry_calls_total{{{order},outcome="retried"}} 1"#),
        format!(r#"backoff_retry_calls_total{{{order},outcome="given_up",reason="max_tries"}} 1"#),
        format!(r#"backoff_retry_calls_total{{{order},outcome="not_retried"}} 1"#),
        format!("backoff_retry_attempts_total{{{order}}} 10"),
        format!("backoff_retry_retries_total{{{order}}} 5"),
        r#"backoff_retry_attempts_total{function="stock"} 2"#.to_owned(),
        format!(r#"backoff_retry_call_duration_seconds_count{{{order},outcome="first_try"}} 2"#),
        r#"backoff_retry_budget_tokens{budget="shop"} 15.1"#.to_owned(),
    ];
    match lines.iter().find(|line| !text.lines().any(|other| other == *line)) {
        Some(line) => Err(format!("the text has no line\n{line}").into()),
        None => Ok(()),
    }
}
