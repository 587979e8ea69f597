//! Metrics of all retries of the process, for the recorders of the crate [`metrics`]. With the feature `metrics`.
//!
//! [`Metrics`] is an [`Observer`]. The program installs a recorder, such as that of metrics-exporter-prometheus, then
//! describes the metrics to it and sets the observer:
//!
//! ```
//! use backoff_retry::metrics::{self, Metrics};
//! use backoff_retry::observer::{AlreadyObserved, observe};
//!
//! fn start_metrics() -> Result<(), AlreadyObserved> {
//!     // Install the recorder here.
//!     metrics::describe();
//!     observe(&Metrics)
//! }
//! # let _ = start_metrics;
//! ```
//!
//! [docs/integrations/metrics.md][table] has a table of the metrics with their labels. Calls that succeed are counted
//! only if they are [observed](crate::observer), and so are their attempts. The time of a call is recorded if the
//! call is observed, or if something else measures it.
//!
//! [table]: https://github.com/backoff-retry/backoff-retry/blob/main/docs/integrations/metrics.md#the-metrics

mod budgets;

pub use budgets::{gauge_budget, update_budgets};

use ::metrics::{Unit, counter, describe_counter, describe_gauge, describe_histogram, histogram};

use crate::observer::{Event, Observer};

/// The name of the counter of calls that have ended.
pub const CALLS: &str = "backoff_retry_calls_total";

/// The name of the counter of attempts that have ended.
pub const ATTEMPTS: &str = "backoff_retry_attempts_total";

/// The name of the counter of waits before another attempt.
pub const RETRIES: &str = "backoff_retry_retries_total";

/// The name of the histogram of waits.
pub const WAIT: &str = "backoff_retry_wait_seconds";

/// The name of the histogram of the times of calls.
pub const DURATION: &str = "backoff_retry_call_duration_seconds";

/// The name of the gauge of the tokens of a budget.
pub const BUDGET: &str = "backoff_retry_budget_tokens";

/// Describes the metrics to the recorder, which has to be installed: their units, and what they are.
pub fn describe() {
    describe_counter!(CALLS, Unit::Count, "Calls of retried functions that have ended.");
    describe_counter!(ATTEMPTS, Unit::Count, "Attempts of retried functions that have ended.");
    describe_counter!(RETRIES, Unit::Count, "Waits before another attempt.");
    describe_histogram!(WAIT, Unit::Seconds, "Waits before another attempt.");
    describe_histogram!(
        DURATION,
        Unit::Seconds,
        "Times of calls of retried functions, waits included."
    );
    describe_gauge!(BUDGET, Unit::Count, "Retries that a budget has left.");
}

/// An observer that counts with the crate [`metrics`]. See [the module](self).
///
/// To do something else with the events as well, set an observer of your own that calls the methods of this one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Metrics;

impl Observer for Metrics {
    fn on_backoff(&self, event: &Event<'_>) {
        counter!(ATTEMPTS, "function" => event.target).increment(1);
        counter!(RETRIES, "function" => event.target).increment(1);
        if let Some(wait) = event.wait {
            histogram!(WAIT, "function" => event.target).record(wait);
        }
        update_budgets();
    }

    fn on_giveup(&self, event: &Event<'_>) {
        if !event.is_during_wait() {
            counter!(ATTEMPTS, "function" => event.target).increment(1);
        }
        let reason = event.reason.map_or("", |reason| reason.name());
        counter!(CALLS, "function" => event.target, "outcome" => "given_up", "reason" => reason)
            .increment(1);
        record_duration(event, "given_up");
    }

    fn on_not_retried(&self, event: &Event<'_>) {
        count_end(event, "not_retried");
    }

    fn on_success(&self, event: &Event<'_>) {
        count_end(event, if event.tries == 1 { "first_try" } else { "retried" });
    }
}

/// Counts the last attempt of a call, and the call.
fn count_end(event: &Event<'_>, outcome: &'static str) {
    counter!(ATTEMPTS, "function" => event.target).increment(1);
    counter!(CALLS, "function" => event.target, "outcome" => outcome).increment(1);
    record_duration(event, outcome);
}

/// Records the time of a call that has ended, if it was measured.
fn record_duration(event: &Event<'_>, outcome: &'static str) {
    if let Some(elapsed) = event.elapsed {
        histogram!(DURATION, "function" => event.target, "outcome" => outcome).record(elapsed);
    }
    update_budgets();
}
