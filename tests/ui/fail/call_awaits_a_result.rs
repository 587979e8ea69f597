use backoff_retry::{Policy, expo};

static DB: Policy = Policy::new(expo());

async fn f() {
    let _ = DB.call(|| Err::<(), _>(String::new()));
    let _ = DB.call(|| async { 5 });
    let _ = DB.poll(|| 5, |number| *number < 3);
}

fn main() {}
