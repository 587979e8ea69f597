//! What a run is judged by: counts for each second.

use super::scenario::{END, Scenario};

/// How many seconds at the end are averaged.
const LAST: usize = 60;

/// The counts of one second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Second {
    /// Calls that started.
    pub calls: u32,
    /// Those of them that succeeded, then or later.
    pub succeeded: u32,
    /// Attempts that clients made, refused ones included: the offered load.
    pub attempts: u32,
    /// Replies for which a client was still waiting: the goodput.
    pub replies: u32,
    /// The number of attempts in the queue at its end, with the one that is being served.
    pub queue: usize,
}

/// The counts of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The seconds from the start.
    pub seconds: Vec<Second>,
}

impl Timeline {
    /// Returns a timeline without events.
    pub(super) fn new(seconds: usize) -> Self {
        Self { seconds: vec![Second::default(); seconds] }
    }

    /// Returns how many seconds after the brown-out the goodput is under half of the demand for the last time: 0 if it
    /// is not, and the rest of the observation if it is to the end.
    pub fn outage(&self, scenario: &Scenario) -> usize {
        let half = scenario.demand() / 2.0;
        let after = &self.seconds[scenario.brownout.end..END];
        let last = after.iter().rposition(|second| f64::from(second.replies) < half);
        last.map_or(0, |last| last + 1)
    }

    /// Returns the mean of a count over the last minute of the observation.
    pub fn in_last_minute(&self, count: fn(&Second) -> u32) -> f64 {
        mean(&self.seconds[END - LAST..END], count)
    }

    /// Returns the part of the calls that succeeded, of those that started before the brown-out.
    pub fn success_before(&self, scenario: &Scenario) -> f64 {
        // Calls of the last seconds may still be under way when the brown-out begins.
        success(&self.seconds[..scenario.brownout.start - 20])
    }

    /// Returns the part of the calls that succeeded, of those that started in the last minute.
    pub fn success_in_last_minute(&self) -> f64 {
        success(&self.seconds[END - LAST..END])
    }
}

/// Returns the part of the calls that succeeded, of those that started in these seconds.
pub fn success(seconds: &[Second]) -> f64 {
    let calls: u32 = seconds.iter().map(|second| second.calls).sum();
    let succeeded: u32 = seconds.iter().map(|second| second.succeeded).sum();
    f64::from(succeeded) / f64::from(calls)
}

/// Returns the mean of a count.
pub fn mean(seconds: &[Second], count: fn(&Second) -> u32) -> f64 {
    // Some hundred seconds.
    #[allow(clippy::cast_precision_loss)]
    let length = seconds.len() as f64;
    f64::from(seconds.iter().map(count).sum::<u32>()) / length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outage_ends_when_goodput_stays_above_half_of_the_demand() {
        let scenario = Scenario::open();
        let mut timeline =
            Timeline { seconds: vec![Second { replies: 50, ..Second::default() }; END] };
        assert_eq!(timeline.outage(&scenario), 0); // the demand is 100 calls per second
        timeline.seconds[scenario.brownout.end - 1].replies = 0;
        assert_eq!(timeline.outage(&scenario), 0);
        timeline.seconds[scenario.brownout.end + 6].replies = 49;
        assert_eq!(timeline.outage(&scenario), 7);
        timeline.seconds[END - 1].replies = 0;
        assert_eq!(timeline.outage(&scenario), END - scenario.brownout.end);
    }
}
