// A generator whose argument is called by a keyword.

#![deny(warnings)]

use std::time::Duration;

use backoff_retry::on_exception;

#[derive(Clone)]
struct Typed(Duration);

impl Typed {
    fn r#type(self, wait: Duration) -> Self {
        Self(self.0 + wait)
    }
}

impl Iterator for Typed {
    type Item = Duration;

    fn next(&mut self) -> Option<Duration> {
        Some(self.0)
    }
}

fn typed() -> Typed {
    Typed(Duration::ZERO)
}

fn pause() -> Duration {
    Duration::from_secs(1)
}

#[on_exception(typed(r#type = pause()), max_tries = 2)]
fn fetch() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {
    let _ = fetch();
}
