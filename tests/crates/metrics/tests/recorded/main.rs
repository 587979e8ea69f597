//! What a recorder sees. Each test has a recorder of its own, on its thread; the observer is that of the process.
#![allow(missing_docs)]

mod counters;
mod table;
mod times;

use std::collections::BTreeMap;

use backoff_retry::metrics::{Metrics, describe};
use backoff_retry::observer::observe;
use metrics_util::MetricKind;
use metrics_util::debugging::{DebugValue, DebuggingRecorder, Snapshot};

/// Runs some code, and returns what the recorder sees of it.
pub(crate) fn snapshot_of<T>(run: impl FnOnce() -> T) -> Snapshot {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    metrics::with_local_recorder(&recorder, || {
        describe();
        // The tests share the process: the first one sets the observer.
        let _ = observe(&Metrics);
        run();
    });
    snapshotter.snapshot()
}

/// Runs some code, and returns each metric with its labels and what was recorded, as in `calls{outcome=retried}`: without
/// the prefix, and without the label `function`, which is checked to be `function`. Budgets are left out: other tests may
/// have them.
pub(crate) fn recorded<T>(function: &str, run: impl FnOnce() -> T) -> BTreeMap<String, String> {
    let seen = snapshot_of(run).into_vec().into_iter();
    let seen = seen.filter(|(key, ..)| key.key().name() != backoff_retry::metrics::BUDGET);
    let values = seen.map(|(key, _, _, value)| {
        let (kind, key) = key.into_parts();
        let name = key.name().strip_prefix("backoff_retry_").expect("all names have a prefix");
        let mut labels = Vec::new();
        for label in key.labels() {
            match label.key() {
                "function" => assert_eq!(label.value(), function),
                other => labels.push(format!("{other}={}", label.value())),
            }
        }
        let value = match value {
            DebugValue::Counter(count) => count.to_string(),
            DebugValue::Gauge(value) => value.to_string(),
            DebugValue::Histogram(values) => {
                values.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
            }
        };
        let is_counter = kind == MetricKind::Counter;
        assert_eq!(name.ends_with("_total"), is_counter, "{name}");
        (format!("{}{{{}}}", name.trim_end_matches("_total"), labels.join(",")), value)
    });
    values.collect()
}

/// Makes what `recorded` returns.
pub(crate) fn values<const N: usize>(values: [(&str, &str); N]) -> BTreeMap<String, String> {
    values.map(|(name, value)| (name.to_owned(), value.to_owned())).into()
}

/// Runs a future under tokio's paused time.
pub(crate) fn block_on<F: Future>(future: F) -> F::Output {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    runtime.enable_time().start_paused(true).build().unwrap().block_on(future)
}
