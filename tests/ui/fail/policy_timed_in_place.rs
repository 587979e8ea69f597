use std::io;
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo, on_exception};

static API: Policy<Expo, Timed<io::Error>> =
    Policy::timed(expo()).attempt_timeout(Duration::from_secs(10));

async fn get() -> io::Result<u32> {
    Ok(1)
}

#[on_exception(&API)]
async fn fetch() -> io::Result<u32> {
    let page = get().await;
    page.map(|page| page + 1)
}

fn main() {}
