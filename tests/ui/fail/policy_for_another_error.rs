use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo, on_exception};

struct Busy;

static DB: Policy<Expo, For<Busy>> = Policy::typed(expo());

#[on_exception(&DB)]
fn load() -> Result<u32, std::io::Error> {
    Ok(1)
}

fn main() {}
