use backoff_retry::{Policy, VirtualClock, expo};

static DB: Policy = Policy::new(expo());

async fn refresh() {}

async fn f() {
    let call = DB.call(|| async { Err::<(), _>(String::new()) }).clock(VirtualClock::new());
    let _ = call.on_backoff_async(async |_| refresh().await).await;
}

fn main() {}
