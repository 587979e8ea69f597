//! What is claimed about the brown-out, for every seed.

use super::{Experiment, Runs, Timeline};
use crate::claim::Claim;

/// The longest outage, in seconds, of a policy that recovers: the queue, which is full at the end of the brown-out,
/// holds 150 attempts more than are served within the timeout, and 150 - 100 a second are served beyond the demand.
const SHORT: usize = 10;

/// The same where clients that wait make their next attempts in addition.
const SHORT_WHEN_CLOSED: usize = 20;

/// The part of the calls that has to succeed in good times, with retries.
const GOOD: f64 = 0.995;

/// Clients that call whatever became of their last call.
pub(crate) fn open_claims(open: &Experiment) -> Vec<Claim> {
    open.results.iter().flat_map(|runs| open_claims_for(open, runs)).collect()
}

fn open_claims_for(open: &Experiment, runs: &Runs) -> Vec<Claim> {
    let before = |run: &Timeline| run.success_before(&open.scenario);
    match (runs.retries(), runs.policy.budget.is_some()) {
        (false, _) => vec![
            Claim::new(
                "no retry: errors are seen, 1 to 3 % of the calls fail before the brown-out",
                runs.all(|run| (0.97..0.99).contains(&before(run))),
            ),
            runs.recovers(SHORT),
        ],
        (true, false) => vec![
            runs.masks_errors(before, "before the brown-out"),
            runs.stays_down(),
            runs.offers_at_least(4.5 * open.scenario.demand()),
        ],
        (true, true) => vec![
            runs.masks_errors(before, "before the brown-out"),
            runs.recovers(SHORT),
            runs.masks_errors(Timeline::success_in_last_minute, "in the last minute"),
        ],
    }
}

/// Clients that retry until they succeed.
pub(crate) fn closed_claims(closed: &Experiment) -> Vec<Claim> {
    let claim = |runs: &Runs| match runs.policy.name {
        "constant(100ms)" => runs.stays_down(),
        _ => runs.recovers(SHORT_WHEN_CLOSED),
    };
    closed.results.iter().map(claim).collect()
}

impl Runs {
    fn retries(&self) -> bool {
        self.policy.name != "no retry"
    }

    fn all(&self, holds: impl Fn(&Timeline) -> bool) -> bool {
        self.timelines.iter().all(holds)
    }

    fn claim(&self, holds: bool, text: &str) -> Claim {
        Claim::new(format!("{}: {text}", self.policy.name), holds)
    }

    fn stays_down(&self) -> Claim {
        let observed = self.outages.observed;
        let text = format!(
            "goodput stays under half of the demand for all {observed} s after the capacity is back"
        );
        self.claim(self.outages.all_last(), &text)
    }

    fn recovers(&self, seconds: usize) -> Claim {
        let text = format!(
            "goodput is back within {seconds} s of the capacity (measured: {})",
            self.outages
        );
        self.claim(self.outages.most <= seconds, &text)
    }

    fn masks_errors(&self, success: impl Fn(&Timeline) -> f64, when: &str) -> Claim {
        let text = format!("at least {} % of the calls succeed {when}", 100.0 * GOOD);
        self.claim(self.all(|run| success(run) >= GOOD), &text)
    }

    fn offers_at_least(&self, load: f64) -> Claim {
        let text = format!("the clients offer at least {load} attempts/s in the last minute");
        self.claim(self.all(|run| run.in_last_minute(|second| second.attempts) >= load), &text)
    }
}
