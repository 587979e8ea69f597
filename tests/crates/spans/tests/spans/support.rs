//! What the tests share.

use std::cell::Cell;

use backoff_retry::TimedOut;
use tracing::info;

/// The error of an attempt.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Failure {
    Busy,
    Fatal,
    TimedOut(TimedOut),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Busy => f.write_str("busy"),
            Self::Fatal => f.write_str("fatal"),
            Self::TimedOut(timed_out) => timed_out.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

impl From<TimedOut> for Failure {
    fn from(timed_out: TimedOut) -> Self {
        Self::TimedOut(timed_out)
    }
}

/// What attempts return, in order; each logs its number.
pub(crate) struct Script {
    results: Vec<Result<u32, Failure>>,
    next: Cell<usize>,
}

impl Script {
    /// Fails so many times, and then succeeds.
    pub(crate) fn failing(times: usize) -> Self {
        let mut results: Vec<_> = (0..times).map(|_| Err(Failure::Busy)).collect();
        results.push(Ok(7));
        Self::of(results)
    }

    pub(crate) fn of(results: Vec<Result<u32, Failure>>) -> Self {
        Self { results, next: Cell::new(0) }
    }

    pub(crate) fn next(&self) -> Result<u32, Failure> {
        let at = self.next.replace(self.next.get() + 1);
        info!("body {}", at + 1);
        match self.results[at] {
            Ok(value) => Ok(value),
            Err(Failure::Busy) => Err(Failure::Busy),
            Err(Failure::Fatal) => Err(Failure::Fatal),
            Err(Failure::TimedOut(timed_out)) => Err(Failure::TimedOut(timed_out)),
        }
    }

    /// Logs before and after it awaits.
    pub(crate) async fn next_later(&self) -> Result<u32, Failure> {
        let result = self.next();
        tokio::task::yield_now().await;
        info!("after await");
        result
    }
}

/// A call with every handler that gives up after two attempts.
pub(crate) const HANDLERS: &str = r#"retry function=fetch tries=2 outcome=given_up reason=max_tries
  "try"
  attempt attempt=1 outcome=failure wait=1.0
    "body 1"
  "filter"
  "giveup"
  "backoff"
  wait seconds=1.0
  "try"
  attempt attempt=2 outcome=failure
    "body 2"
  "filter"
  "giveup"
  "gave up"
  "fallback"
"#;

/// Two attempts that fail.
pub(crate) fn failures() -> Script {
    Script::of(vec![Err(Failure::Busy), Err(Failure::Busy)])
}
