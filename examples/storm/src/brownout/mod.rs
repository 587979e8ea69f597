//! Experiments with a brown-out: scenarios under several policies, with many seeds.

mod claims;
mod variations;

use std::ops::Range;

use crate::parallel;
use crate::table;

pub(crate) use claims::{closed_claims, open_claims};
pub(crate) use storm::model::{END, Outages, Policy, Scenario, Second, Timeline, mean, success};
pub(crate) use variations::Variations;

/// A scenario under several policies, each with the same seeds.
#[derive(Debug)]
pub(crate) struct Experiment {
    pub(crate) scenario: Scenario,
    pub(crate) results: Vec<Runs>,
}

/// The runs of a policy.
#[derive(Debug)]
pub(crate) struct Runs {
    pub(crate) policy: Policy,
    /// One for each seed.
    pub(crate) timelines: Vec<Timeline>,
    /// How long the goodput stayed under half of the demand after the brown-out, for each seed.
    pub(crate) outages: Outages,
}

impl Experiment {
    /// Clients that call whatever became of their last call, and make up to five attempts.
    pub(crate) fn open(seeds: Range<u64>) -> Self {
        Self::run(Scenario::open(), &Policy::all(5), seeds)
    }

    /// Clients that retry until they succeed.
    pub(crate) fn closed(seeds: Range<u64>) -> Self {
        Self::run(Scenario::closed(), &Policy::all(u32::MAX), seeds)
    }

    fn run(scenario: Scenario, policies: &[Policy], seeds: Range<u64>) -> Self {
        let runs = |policy| Runs::new(&scenario, policy, seeds.clone());
        Self { results: policies.iter().map(runs).collect(), scenario }
    }
}

/// Writes the means over all seeds.
pub(crate) fn table(open: &Experiment, closed: &Experiment) -> String {
    let header = [
        "policy",
        "open: attempts/s",
        "open: success",
        "open: outage",
        "closed: attempts/s",
        "closed: outage",
    ];
    let rows = open.results.iter().zip(&closed.results).map(|(open, closed)| {
        let success = 100.0 * open.mean(Timeline::success_in_last_minute);
        [
            open.policy.name.to_owned(),
            format!("{:.0}", open.load()),
            format!("{success:.1} %"),
            open.outages.to_string(),
            format!("{:.0}", closed.load()),
            closed.outages.to_string(),
        ]
    });
    table::markdown(1, header, rows)
}

impl Runs {
    fn new(scenario: &Scenario, policy: &Policy, seeds: Range<u64>) -> Self {
        let timelines = parallel::map(seeds, |seed| storm::model::run(scenario, policy, seed));
        let outages = Outages::new(scenario, &timelines);
        Self { policy: policy.clone(), timelines, outages }
    }

    /// Returns the mean number of attempts in a second of the last minute.
    fn load(&self) -> f64 {
        self.mean(|run| run.in_last_minute(|second| second.attempts))
    }

    /// Returns the mean of a figure over all seeds.
    fn mean(&self, figure: impl Fn(&Timeline) -> f64) -> f64 {
        // Some tens of seeds.
        #[allow(clippy::cast_precision_loss)]
        let runs = self.timelines.len() as f64;
        self.timelines.iter().map(figure).sum::<f64>() / runs
    }
}
