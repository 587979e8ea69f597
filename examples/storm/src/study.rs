//! Everything that the program simulates and reports.

use crate::brownout::{self, Variations, closed_claims, open_claims};
use crate::charts::{self, Chart, Drawn};
use crate::claim::Claim;
use crate::contention;

/// The results of all experiments.
#[derive(Debug)]
pub(crate) struct Study {
    open: brownout::Experiment,
    closed: brownout::Experiment,
    variations: Variations,
    contention: contention::Experiment,
}

impl Study {
    /// Runs all experiments, with `seed` and the seeds that follow it.
    pub(crate) fn run(seed: u64) -> Self {
        let seeds = |count| seed..seed + count;
        Self {
            open: brownout::Experiment::open(seeds(20)),
            closed: brownout::Experiment::closed(seeds(20)),
            variations: Variations::run(seeds(5)),
            contention: contention::Experiment::run(seeds(100)),
        }
    }

    /// Returns what was simulated, and tables of the results. `docs/storms.md` has the same texts.
    pub(crate) fn texts(&self) -> [String; 4] {
        [
            self.open.scenario.description(),
            brownout::table(&self.open, &self.closed),
            self.variations.table(),
            self.contention.table(),
        ]
    }

    pub(crate) fn claims(&self) -> Vec<Claim> {
        let parts = [
            open_claims(&self.open),
            closed_claims(&self.closed),
            self.variations.claims(),
            contention::claims(&self.contention),
        ];
        parts.into_iter().flatten().collect()
    }

    /// Draws the charts of the first seed, and those of means over all seeds.
    pub(crate) fn charts(&self) -> Drawn<Vec<Chart>> {
        let mut charts = charts::open(&self.open)?;
        charts.push(charts::closed(&self.closed)?);
        charts.push(charts::contention(&self.contention)?);
        Ok(charts)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::arguments;
    use crate::files;

    /// What the program reports without arguments.
    static STUDY: LazyLock<Study> = LazyLock::new(|| Study::run(1));

    #[test]
    fn every_claim_holds_for_every_seed() {
        let failed: Vec<Claim> = STUDY.claims().into_iter().filter(|claim| !claim.holds).collect();
        assert!(failed.is_empty(), "{failed:#?}");
    }

    #[test]
    fn the_charts_of_the_documentation_are_those_that_are_drawn() {
        let stale = files::stale_charts(&arguments::default_directory(), &STUDY.charts().unwrap());
        assert!(stale.is_empty(), "{stale:#?}");
    }

    #[test]
    fn the_document_quotes_the_tables() {
        let document = files::document().unwrap();
        let stale = files::stale_texts(&document, &STUDY.texts());
        assert!(stale.is_empty(), "{}", stale.join("\n"));
    }

    #[test]
    fn charts_fit_into_the_documentation() {
        for chart in STUDY.charts().unwrap() {
            assert!(chart.svg.len() < 100_000, "{}: {} bytes", chart.name, chart.svg.len());
        }
    }
}
