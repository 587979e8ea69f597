use std::time::Duration;

use backoff_retry::{Policy, expo};

static API: Policy = Policy::new(expo());

async fn run() {
    let _ = API.call(|| async { Err::<(), _>("refused") }).timeout(Duration::from_secs(1)).await;
}

fn main() {
    drop(run());
}
