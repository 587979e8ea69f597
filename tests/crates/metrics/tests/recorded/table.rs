//! The table in docs/integrations/metrics.md, compared with what the recorder sees.

use std::collections::{BTreeMap, BTreeSet};

use backoff_retry::metrics::gauge_budget;
use backoff_retry::{RetryBudget, VirtualClock, constant, on_exception};
use metrics::Unit;
use metrics_util::MetricKind;

use crate::snapshot_of;

const DOCUMENT: &str = include_str!("../../../../../docs/integrations/metrics.md");

/// A row: the kind, the unit and the labels.
type Row = (String, String, BTreeSet<String>);

/// Returns what stands in backticks.
fn names(cell: &str) -> BTreeSet<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn documented() -> BTreeMap<String, Row> {
    let rows = DOCUMENT.lines().filter(|line| line.starts_with("| `backoff_retry_"));
    let rows = rows.map(|row| {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let [_, name, kind, unit, labels, ..] = cells[..] else { panic!("{row}") };
        let name = names(name).into_iter().next().unwrap();
        (name, (kind.to_owned(), unit.to_owned(), names(labels)))
    });
    rows.collect()
}

static BUDGET: RetryBudget = RetryBudget::new();

/// Ends in every way.
#[on_exception(constant(1s), |error| *error > 0, max_tries = 3, jitter = none, clock = VirtualClock::new(), observe,
               lend(outcomes))]
fn work(mut outcomes: Vec<Result<(), u32>>) -> Result<(), u32> {
    outcomes.remove(0)
}

fn seen() -> BTreeMap<String, Row> {
    let run = || {
        gauge_budget("api", &BUDGET);
        for outcomes in [vec![Ok(())], vec![Err(1), Ok(())], vec![Err(1); 3], vec![Err(0)]] {
            let _ = work(outcomes);
        }
    };
    let mut seen: BTreeMap<String, Row> = BTreeMap::new();
    for (key, unit, description, _) in snapshot_of(run).into_vec() {
        let (kind, key) = key.into_parts();
        assert!(description.is_some_and(|text| text.ends_with('.')), "{key} is described");
        let kind = match kind {
            MetricKind::Counter => "counter",
            MetricKind::Gauge => "gauge",
            MetricKind::Histogram => "histogram",
        };
        let unit = match unit {
            Some(Unit::Seconds) => "seconds",
            Some(Unit::Count) => "count",
            other => panic!("{key} has the unit {other:?}"),
        };
        let row = seen.entry(key.name().to_owned());
        let row = row.or_insert_with(|| (kind.to_owned(), unit.to_owned(), BTreeSet::new()));
        row.2.extend(key.labels().map(|label| label.key().to_owned()));
    }
    seen
}

#[test]
fn the_table_lists_what_is_recorded() {
    assert_eq!(documented(), seen());
}
