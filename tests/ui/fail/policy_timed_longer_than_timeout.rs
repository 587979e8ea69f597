use std::io;
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

static API: Policy<Expo, Timed<io::Error>> = Policy::timed(expo())
    .timeout(Duration::from_secs(60))
    .attempt_timeout(Duration::from_secs(120));

fn main() {
    let _ = &API;
}
