use backoff_retry::{Policy, Stop, expo};

static API: Policy = Policy::new(expo());
static STOP: Stop = Stop::new();

async fn run() {
    let _ = API.call(|| async { Err::<(), _>("refused") }).cancel(&STOP).await;
    let _ = API.call_blocking(|| Err::<(), _>("refused")).cancel(std::future::ready(())).run();
}

fn main() {
    drop(run());
}
