use backoff_retry::{Policy, expo};

static DB: Policy = Policy::new(expo());

fn main() {
    let _ = DB.call_blocking(|| 5).run();
    let _ = DB.call_blocking(|| async { Ok::<(), String>(()) });
}
