use std::io;
use std::time::Duration;

use backoff_retry::{Policy, expo};

static API: Policy = Policy::new(expo());

fn main() {
    let _ = API.call_blocking(|| io::Result::Ok(())).attempt_timeout(Duration::from_secs(1)).run();
}
