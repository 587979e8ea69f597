use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

struct Busy;

static DB: Policy<Expo, For<Busy>> = Policy::typed(expo());

fn main() {
    let _ = DB.call_blocking(|| Err::<(), _>(String::new())).run();
}
