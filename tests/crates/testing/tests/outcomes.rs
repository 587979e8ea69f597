//! What an outcome holds, such as a connection, is released before the wait.

use std::cell::RefCell;
use std::fmt;
use std::time::Duration;

use backoff_retry::testing::{VirtualTime, virtual_time};
use backoff_retry::wait::Constant;
use backoff_retry::{Policy, ThreadClock, constant, on_exception};

const SECOND: Duration = Duration::from_secs(1);

static POLICY: Policy<Constant<Duration>> = Policy::new(constant(SECOND)).max_tries(3).no_jitter();

/// An error that notes the time when it is dropped.
struct Lost<'t> {
    time: &'t VirtualTime,
    dropped_at: &'t RefCell<Vec<Duration>>,
}

impl Drop for Lost<'_> {
    fn drop(&mut self) {
        self.dropped_at.borrow_mut().push(self.time.elapsed());
    }
}

impl fmt::Display for Lost<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lost")
    }
}

type Attempt<'t> = Result<(), Lost<'t>>;

fn lose<'t>(time: &'t VirtualTime, dropped_at: &'t RefCell<Vec<Duration>>) -> Attempt<'t> {
    Err(Lost { time, dropped_at })
}

#[on_exception(constant(1s), max_tries = 3, jitter = none)]
fn plain<'t>(time: &'t VirtualTime, dropped_at: &'t RefCell<Vec<Duration>>) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[on_exception(constant(1s), max_tries = 3, jitter = none)]
async fn plain_async<'t>(
    time: &'t VirtualTime,
    dropped_at: &'t RefCell<Vec<Duration>>,
) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[on_exception(constant(1s), max_tries = 3, jitter = none, log = none)]
fn general<'t>(time: &'t VirtualTime, dropped_at: &'t RefCell<Vec<Duration>>) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[on_exception(constant(1s), max_tries = 3, jitter = none, log = none)]
async fn general_async<'t>(
    time: &'t VirtualTime,
    dropped_at: &'t RefCell<Vec<Duration>>,
) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[on_exception(constant(1s), max_tries = 3, jitter = none, on_backoff = |_| {})]
fn notified<'t>(time: &'t VirtualTime, dropped_at: &'t RefCell<Vec<Duration>>) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[on_exception(constant(1s), max_tries = 3, jitter = none, on_backoff = async |_| {})]
async fn notified_async<'t>(
    time: &'t VirtualTime,
    dropped_at: &'t RefCell<Vec<Duration>>,
) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[on_exception(&POLICY)]
fn by_policy<'t>(time: &'t VirtualTime, dropped_at: &'t RefCell<Vec<Duration>>) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[on_exception(&POLICY)]
async fn by_policy_async<'t>(
    time: &'t VirtualTime,
    dropped_at: &'t RefCell<Vec<Duration>>,
) -> Attempt<'t> {
    lose(time, dropped_at)
}

#[tokio::test]
async fn an_error_is_dropped_before_the_wait() {
    let (time, dropped_at) = (&virtual_time(), &RefCell::default());
    let lose = || lose(time, dropped_at);
    drop(plain(time, dropped_at));
    drop(plain_async(time, dropped_at).await);
    drop(general(time, dropped_at));
    drop(general_async(time, dropped_at).await);
    drop(notified(time, dropped_at));
    drop(notified_async(time, dropped_at).await);
    drop(by_policy(time, dropped_at));
    drop(by_policy_async(time, dropped_at).await);
    drop(POLICY.call_blocking(lose).run());
    drop(POLICY.call(async || lose()).await);
    let mut attempts = POLICY.attempts_on(ThreadClock);
    while attempts.after_blocking(lose()).is_continue() {}
    let mut attempts = POLICY.attempts();
    while attempts.after(lose()).await.is_continue() {}
    let dropped_at = dropped_at.take();
    assert_eq!(dropped_at.len(), 12 * 3);
    for (dropped_at, begun) in dropped_at.chunks(3).zip((0..).map(|nth| SECOND * 2 * nth)) {
        assert_eq!(dropped_at, [begun, begun + SECOND, begun + SECOND * 2]);
    }
}
