//! A storm of clients against a server that is slow for a while, with a budget and without.

use backoff_retry::wait::AnyWait;
use serde::Serialize;
use storm::jitter::Jitter;
use storm::model::{END, Outages, Policy, Scenario, Second, Timeline, Tokens, run_up_to};

use crate::settings::Settings;

/// How many attempts are simulated at most: a second or two of work.
const MOST_ATTEMPTS: usize = 3_000_000;

/// The seconds between two rows of the table.
const ROW: usize = 15;

/// The titles of the table.
pub const HEADER: [&str; 6] = [
    "seconds",
    "server",
    "offered load without budget",
    "offered load with budget",
    "goodput without budget",
    "goodput with budget",
];

/// The same clients and server twice.
#[derive(Clone, Debug)]
pub struct Storm {
    pub(crate) scenario: Scenario,
    pub(crate) without: Timeline,
    pub(crate) with: Timeline,
    budget: Tokens,
}

/// What is seen at a second.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moment {
    /// How the server is.
    pub phase: &'static str,
    /// What the clients and the server do without the budget.
    pub without: String,
    /// And with it.
    pub with: String,
}

impl Storm {
    /// Simulates the clients with random numbers from this seed.
    pub fn new(settings: &Settings, seed: u64) -> Self {
        let scenario = settings.scenario.clone();
        let policy = |budget| Policy {
            name: "the policy of the page",
            retry: settings.policy.clone(),
            jitter: jitter(&settings.policy),
            budget,
        };
        let run = |budget| run_up_to(&scenario, &policy(budget), seed, MOST_ATTEMPTS);
        let (without, with) = (run(None), run(Some(settings.budget)));
        Self { without, with, budget: settings.budget, scenario }
    }

    /// Returns the length of the replay in seconds.
    pub fn end() -> usize {
        END
    }

    /// Describes clients, server and budget.
    pub fn description(&self) -> String {
        let Tokens { capacity, earn } = self.budget;
        format!(
            "{} The budget of each process holds {capacity} {}, and a success earns {earn} of one.",
            self.scenario.description(),
            if capacity == 1 { "retry" } else { "retries" },
        )
    }

    /// Tells how the storm ends, without the budget and with it.
    pub fn outcome(&self) -> [String; 2] {
        [&self.without, &self.with].map(|timeline| self.outcome_of(timeline))
    }

    fn outcome_of(&self, timeline: &Timeline) -> String {
        let simulated = timeline.seconds.len();
        if simulated < END {
            return format!(
                "is simulated for {simulated} s only: the clients make more than {} attempts",
                schedule::number::thousands(MOST_ATTEMPTS as u128)
            );
        }
        let outages = Outages::new(&self.scenario, std::slice::from_ref(timeline));
        if outages.all_last() {
            return format!(
                "does not recover: goodput stays low for {outages} after the brown-out"
            );
        }
        match outages.most {
            0 if self.scenario.brownout.is_empty() => "stays up: there is no brown-out".to_owned(),
            0 => "recovers as soon as the brown-out is over".to_owned(),
            _ => format!("recovers: goodput is back {outages} after the brown-out"),
        }
    }

    /// Returns what is seen at a second.
    pub fn moment(&self, second: usize) -> Moment {
        Moment {
            phase: self.phase(second),
            without: shown(&self.without, second),
            with: shown(&self.with, second),
        }
    }

    fn phase(&self, second: usize) -> &'static str {
        if self.scenario.brownout.contains(&second) {
            "brown-out: a fifth of the capacity"
        } else if second < self.scenario.brownout.start || self.scenario.brownout.is_empty() {
            "full capacity"
        } else {
            "full capacity again"
        }
    }

    /// Returns the rows of the table: means over some seconds each.
    pub fn rows(&self) -> Vec<[String; 6]> {
        let row = |start: usize| {
            let end = (start + ROW).min(END);
            let mean = |timeline: &Timeline, count: fn(&Second) -> u32| {
                let seconds = timeline.seconds.get(start..end);
                seconds.map_or("not simulated".to_owned(), |seconds| {
                    schedule::number::count(storm::model::mean(seconds, count))
                })
            };
            [
                format!("{start} to {end}"),
                self.phase(start).to_owned(),
                mean(&self.without, |second| second.attempts),
                mean(&self.with, |second| second.attempts),
                mean(&self.without, |second| second.replies),
                mean(&self.with, |second| second.replies),
            ]
        };
        (0..END).step_by(ROW).map(row).collect()
    }
}

fn jitter(policy: &backoff_retry::Policy<AnyWait>) -> Jitter {
    let name = schedule::describe::jitter(policy).unwrap_or_default();
    Jitter::named(&name).unwrap_or(Jitter::None)
}

fn shown(timeline: &Timeline, second: usize) -> String {
    match timeline.seconds.get(second) {
        Some(Second { attempts, replies, queue, .. }) => {
            format!(
                "{attempts} attempts/s offered, {replies} replies/s in time, {queue} in the queue"
            )
        }
        None => "not simulated".to_owned(),
    }
}
