//! How long brown-outs last for the clients.

use std::fmt;

use super::scenario::{END, Scenario};
use super::timeline::Timeline;

/// The lengths of the outages that outlast a brown-out, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outages {
    /// The shortest.
    pub least: usize,
    /// The longest.
    pub most: usize,
    /// An outage of this length lasts to the end of the observation.
    pub observed: usize,
}

impl Outages {
    /// Measures the outages of runs that were simulated to the end.
    pub fn new(scenario: &Scenario, timelines: &[Timeline]) -> Self {
        let outages = || timelines.iter().map(|timeline| timeline.outage(scenario));
        Self {
            least: outages().min().unwrap_or_default(),
            most: outages().max().unwrap_or_default(),
            observed: END - scenario.brownout.end,
        }
    }

    /// Whether no outage ends within the observation.
    pub fn all_last(self) -> bool {
        self.least == self.observed
    }
}

impl fmt::Display for Outages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { least, most, observed } = *self;
        if self.all_last() {
            write!(f, "> {observed} s")
        } else if most == observed {
            write!(f, "{least} s to > {observed} s")
        } else if least == most {
            write!(f, "{least} s")
        } else {
            write!(f, "{least} to {most} s")
        }
    }
}
