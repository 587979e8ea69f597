use backoff_retry::{Policy, ThreadClock, TokioClock, expo};

static DB: Policy = Policy::new(expo());

async fn f() {
    let _ = DB.call(|| Err::<(), _>(String::new())).clock(5).blocking();
    let _ = DB.call(|| Err::<(), _>(String::new())).clock(TokioClock).blocking();
    let _ = DB.call(|| async { Err::<(), _>(String::new()) }).clock(ThreadClock).await;
}

fn main() {}
