use backoff_retry::policy::Timed;
use backoff_retry::wait::Expo;
use backoff_retry::{Policy, expo};

static POLL: Policy<Expo, Timed<u32>> = Policy::timed_with(expo(), |_| 0);

fn main() {
    let _ = POLL.poll_blocking(|| 1, |value| *value == 0).run();
}
