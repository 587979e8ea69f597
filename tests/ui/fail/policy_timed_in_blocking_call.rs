use std::io;

use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

static API: Policy<Expo, Timed<io::Error>> = Policy::timed(expo());

fn get() -> io::Result<()> {
    Ok(())
}

fn main() {
    let _ = API.call_blocking(get).max_tries(2).run();
}
