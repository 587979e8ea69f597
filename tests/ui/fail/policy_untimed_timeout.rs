use std::time::Duration;

use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

static API: Policy = Policy::new(expo()).timeout(Duration::from_secs(60));

static DB: Policy<Expo, For<u32>> = Policy::typed(expo()).attempt_timeout(Duration::from_secs(60));

fn main() {
    let _ = (&API, &DB);
}
