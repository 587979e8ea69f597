//! The gauges of budgets. The list of budgets is that of the process, so that this is a program of its own.
#![allow(missing_docs)]

use backoff_retry::budget::Budget;
use backoff_retry::metrics::{BUDGET, Metrics, gauge_budget, update_budgets};
use backoff_retry::observer::observe;
use backoff_retry::{RetryBudget, constant, on_exception};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};

static API: RetryBudget = RetryBudget::new().capacity(4).earn(0.5);
static OTHER: RetryBudget = RetryBudget::new().capacity(7);

/// Runs some code, and returns what the gauge of the budget `api` is set to, if it is.
fn gauge(run: impl FnOnce()) -> Option<f64> {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    metrics::with_local_recorder(&recorder, run);
    snapshotter.snapshot().into_vec().into_iter().find_map(|(key, _, _, value)| {
        let labels: Vec<_> = key.key().labels().map(|label| (label.key(), label.value())).collect();
        let is_budget = key.key().name() == BUDGET && labels == [("budget", "api")];
        let DebugValue::Gauge(tokens) = value else { return None };
        is_budget.then(|| tokens.into_inner())
    })
}

#[on_exception(constant(0s), jitter = none, budget = &API, lend(tries))]
fn retries(mut tries: u32, n: u32) -> Result<(), ()> {
    tries += 1;
    if tries > n { Ok(()) } else { Err(()) }
}

#[on_exception(constant(0s), jitter = none, budget = &API, observe)]
fn works() -> Result<(), ()> {
    Ok(())
}

#[test]
fn a_budget_is_shown_when_it_changes() {
    observe(&Metrics).unwrap();
    assert_eq!(gauge(|| retries(0, 0).unwrap()), None);
    assert_eq!(gauge(|| gauge_budget("api", &API)), Some(4.0));
    // Each retry is followed by an event.
    assert_eq!(gauge(|| retries(0, 3).unwrap()), Some(1.0));
    // A success that is observed is an event, too.
    assert_eq!(gauge(|| works().unwrap()), Some(2.0));
    // Others are not.
    assert_eq!(gauge(|| API.deposit()), None);
    assert_eq!(gauge(update_budgets), Some(2.5));
    // A name stands for one budget.
    assert_eq!(gauge(|| gauge_budget("api", &OTHER)), Some(7.0));
    assert_eq!(gauge(update_budgets), Some(7.0));
}
