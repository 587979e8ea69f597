use std::io;
use std::time::Duration;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo, on_exception};

static API: Policy<Expo, Timed<io::Error>> =
    Policy::timed(expo()).attempt_timeout(Duration::from_secs(10));

#[on_exception(&API)]
fn fetch() -> io::Result<()> {
    Ok(())
}

struct Client {
    policy: Policy<Expo, Timed<io::Error>>,
}

impl Client {
    #[on_exception(&self.policy)]
    fn fetch(&self) -> io::Result<()> {
        Ok(())
    }
}

fn main() {}
