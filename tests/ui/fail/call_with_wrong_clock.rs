use backoff_retry::{Policy, ThreadClock, TokioClock, expo};

static DB: Policy = Policy::new(expo());

async fn f() {
    let _ = DB.call_blocking(|| Err::<(), _>(String::new())).clock(5);
    let _ = DB.call_blocking(|| Err::<(), _>(String::new())).clock(TokioClock).run();
    let _ = DB.call(|| async { Err::<(), _>(String::new()) }).clock(ThreadClock).await;
}

fn main() {}
