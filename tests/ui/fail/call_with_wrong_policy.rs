use backoff_retry::policy::For;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

struct Busy;

static DB: Policy<Expo, For<Busy>> = Policy::retry_if(expo(), |_| true);

fn main() {
    let _ = DB.call(|| Err::<(), _>(String::new())).blocking();
}
