use backoff_retry::{Policy, Stop, VirtualClock, expo};

static API: Policy = Policy::new(expo());
static STOP: Stop = Stop::new();

async fn run() {
    let call = API.call(|| async { Err::<(), _>("refused") }).clock(VirtualClock::new());
    let _ = call.cancel(&STOP).await;
    let call = API.call_blocking(|| Err::<(), _>("refused")).clock(VirtualClock::new());
    let _ = call.cancel(std::future::ready(())).run();
}

fn main() {
    drop(run());
}
