use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

struct FetchError;

static API: Policy<Expo, Timed<FetchError>> =
    Policy::timed(expo()).attempt_timeout(Duration::from_secs(10));

fn main() {
    let _ = &API;
}
