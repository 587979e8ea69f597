//! How the result depends on the parameters.

use std::ops::{Range, RangeInclusive};
use std::time::Duration;

use backoff_retry::expo;

use storm::model::{Arrivals, Tokens};

use super::{END, Outages, Policy, Runs, Scenario};
use crate::claim::Claim;
use crate::table;

/// The results of scenarios that differ from the main one.
#[derive(Debug)]
pub(crate) struct Variations {
    results: Vec<(Variation, Outages)>,
}

/// A scenario, a policy, and the lengths of the outages that are expected.
#[derive(Debug)]
struct Variation {
    change: &'static str,
    scenario: Scenario,
    policy: Policy,
    expected: RangeInclusive<usize>,
}

impl Variations {
    pub(crate) fn run(seeds: Range<u64>) -> Self {
        let run = |variation: Variation| {
            let Variation { scenario, policy, .. } = &variation;
            let outages = Runs::new(scenario, policy, seeds.clone()).outages;
            (variation, outages)
        };
        Self { results: all().into_iter().map(run).collect() }
    }

    pub(crate) fn table(&self) -> String {
        let header = ["changed", "policy", "outage"];
        let row = |(variation, outages): &(Variation, Outages)| {
            let Variation { change, policy, .. } = variation;
            [(*change).to_owned(), policy.name.to_owned(), outages.to_string()]
        };
        table::markdown(2, header, self.results.iter().map(row))
    }

    pub(crate) fn claims(&self) -> Vec<Claim> {
        self.results.iter().map(|(variation, outages)| variation.claim(*outages)).collect()
    }
}

impl Variation {
    fn claim(&self, outages: Outages) -> Claim {
        let Self { change, policy, expected, .. } = self;
        let text = match (expected.start(), expected.end()) {
            (0, most) => format!("at most {most} s"),
            (least, &END) => format!("at least {least} s"),
            (least, most) => format!("{least} to {most} s"),
        };
        Claim::new(
            format!(
                "changed: {change}; {}: the outage lasts {text} (measured: {outages})",
                policy.name
            ),
            expected.contains(&outages.least) && expected.contains(&outages.most),
        )
    }
}

/// Until the end of the observation.
const LASTS: RangeInclusive<usize> = 120..=END;

fn all() -> Vec<Variation> {
    brownouts()
        .into_iter()
        .chain(attempts())
        .chain(servers())
        .chain(budgets())
        .chain(closed())
        .collect()
}

/// Returns a variation of the main scenario.
fn open(
    change: &'static str,
    policy: Policy,
    expected: RangeInclusive<usize>,
    vary: impl FnOnce(&mut Scenario),
) -> Variation {
    let mut scenario = Scenario::open();
    vary(&mut scenario);
    Variation { change, scenario, policy, expected }
}

fn brownouts() -> [Variation; 2] {
    [
        open("brown-out of 1 s", Policy::naive(5), 0..=2, |it| it.brownout = 60..61),
        open("brown-out of 3 s", Policy::naive(5), LASTS, |it| it.brownout = 60..63),
    ]
}

fn attempts() -> [Variation; 2] {
    let more = |it: &mut Scenario| (it.capacity, it.queue) = (250.0, 500);
    [
        open("2 attempts", Policy::full_jitter(2), LASTS, |_| {}),
        open("2 attempts, capacity 250/s, queue 500", Policy::full_jitter(2), 0..=15, more),
    ]
}

fn servers() -> [Variation; 3] {
    let more = |it: &mut Scenario| (it.capacity, it.queue) = (600.0, 1200);
    [
        open("capacity 600/s, queue 1200", Policy::naive(5), 0..=15, more),
        open("queue 100", Policy::naive(5), 0..=5, |it| it.queue = 100),
        open("timeout 3 s", Policy::naive(5), 0..=5, |it| it.timeout = Duration::from_secs(3)),
    ]
}

fn budgets() -> [Variation; 6] {
    let ten = Policy::budget(5);
    let hundred = || Policy::budget(5).with_budget(Tokens { capacity: 100, earn: 0.1 });
    let naive = Policy { name: "constant(100ms), budget", budget: ten.budget, ..Policy::naive(5) };
    let alone = |it: &mut Scenario| it.clients_per_process = 1;
    [
        open("nothing", naive, 0..=15, |_| {}),
        open("100 tokens for each of the 20 processes", hundred(), 0..=15, |_| {}),
        open("1,000 processes of 1 client, 10 tokens each", ten.clone(), 10..=60, alone),
        open("1,000 processes of 1 client, 100 tokens each", hundred(), LASTS, alone),
        open("demand 130/s", ten.clone(), 4..=30, |it| it.clients = 1300),
        open("demand 140/s", ten, 4..=END, |it| it.clients = 1400),
    ]
}

/// Clients that make no call before their last one has ended.
fn closed() -> [Variation; 3] {
    let closed = |it: &mut Scenario| it.arrivals = Arrivals::Closed;
    let hasty =
        Policy::full_jitter(u32::MAX).with_wait(expo().max_value(Duration::from_secs(5)).into());
    [
        open("closed loop, 5 attempts", Policy::naive(5), LASTS, closed),
        open("closed loop, 5 attempts", Policy::full_jitter(5), LASTS, closed),
        open("closed loop, no `max_tries`, `max_value = 5s`", hasty, LASTS, closed),
    ]
}
