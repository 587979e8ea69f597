use backoff_retry::{Policy, expo};

static DB: Policy = Policy::new(expo());

async fn f() {
    let _ = DB.call(|| Err::<(), _>(String::new())).await;
    let _ = DB.call(|| async { Err::<(), _>(String::new()) }).blocking();
    let _ = DB.call(|| async { 5 }).await;
}

fn main() {}
