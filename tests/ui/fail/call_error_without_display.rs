use backoff_retry::{Policy, expo};

#[derive(Debug)]
struct Refused;

struct Silent;

static DB: Policy = Policy::new(expo());

fn main() {
    let _ = DB.call_blocking(|| Err::<(), _>(Refused)).run();
    let _ = DB.by_debug().call_blocking(|| Err::<(), _>(Silent)).run();
}
