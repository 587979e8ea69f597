//! A policy that was written in a file drives closures and annotated functions alike.

use std::time::Duration;

use backoff_retry::wait::AnyWait;
use backoff_retry::{Policy, VirtualClock, on_exception};
use serde::Deserialize;

#[derive(Deserialize)]
struct Settings {
    database: Policy<AnyWait>,
}

fn settings() -> Settings {
    let text = "[database]\nmax_tries = 4\njitter = 'none'\nwait.expo = { factor = '100ms', max_value = '300ms' }";
    toml::from_str(text).unwrap()
}

const WAITED: Duration = Duration::from_millis(100 + 200 + 300);

#[test]
fn a_closure() {
    let clock = VirtualClock::new();
    let mut calls = 0;
    let failed = settings()
        .database
        .call_blocking(|| {
            calls += 1;
            Err::<(), _>(calls)
        })
        .clock(&clock)
        .run();
    assert_eq!((failed, clock.time()), (Err(4), WAITED));
}

#[tokio::test(start_paused = true)]
async fn a_future() {
    let start = tokio::time::Instant::now();
    let failed = settings().database.call(|| async { Err::<(), _>("down") }).await;
    assert_eq!((failed, start.elapsed()), (Err("down"), WAITED));
}

#[on_exception(policy, clock = clock)]
fn query(policy: &Policy<AnyWait>, clock: &VirtualClock, calls: &mut u32) -> Result<(), u32> {
    *calls += 1;
    Err(*calls)
}

#[test]
fn an_annotated_function() {
    let clock = VirtualClock::new();
    assert_eq!(query(&settings().database, &clock, &mut 0), Err(4));
    assert_eq!(clock.time(), WAITED);
}

struct Client {
    settings: Settings,
}

impl Client {
    #[on_exception(&self.settings.database)]
    async fn fetch(&self) -> Result<(), &'static str> {
        Err("down")
    }
}

#[tokio::test(start_paused = true)]
async fn an_annotated_method() {
    let client = Client { settings: settings() };
    let start = tokio::time::Instant::now();
    assert_eq!(client.fetch().await, Err("down"));
    assert_eq!(start.elapsed(), WAITED);
}
