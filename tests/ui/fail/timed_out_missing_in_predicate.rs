use backoff_retry::{constant, on_predicate};

#[on_predicate(constant(1s), attempt_timeout = 10s, timeout = 60s)]
async fn poll() -> Option<u32> {
    None
}

fn main() {}
