use std::time::Duration;

use backoff_retry::{Policy, VirtualClock, expo};

static API: Policy = Policy::new(expo());

async fn run() {
    let call = API.call(|| async { Err::<(), _>("refused") }).clock(VirtualClock::new());
    let _ = call.timeout(Duration::from_secs(1)).await;
}

fn main() {
    drop(run());
}
