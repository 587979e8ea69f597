//! Contention: clients that write the same row under optimistic locking.
//!
//! This is the experiment of the AWS Architecture Blog, [Exponential Backoff And Jitter][aws] (2015), with the
//! parameters of the [simulator][source] that was published with it.
//!
//! [aws]: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
//! [source]: https://github.com/aws-samples/aws-arch-backoff-simulator

mod policy;
mod reference;
mod sample;
mod simulation;

use std::ops::Range;

use crate::parallel;
use crate::table;

pub(crate) use policy::Policy;
pub(crate) use reference::claims;
pub(crate) use sample::Sample;

/// The numbers of clients.
const CLIENTS: [u32; 10] = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100];

/// All policies, with each number of clients.
#[derive(Debug)]
pub(crate) struct Experiment {
    pub(crate) results: Vec<Runs>,
}

/// The runs of a policy.
#[derive(Debug)]
pub(crate) struct Runs {
    pub(crate) policy: Policy,
    /// One for each number of clients.
    pub(crate) points: Vec<Point>,
}

/// The means over the runs of a policy with the same number of clients.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) clients: u32,
    pub(crate) attempts: Sample,
    /// The completion time in milliseconds.
    pub(crate) time: Sample,
}

impl Experiment {
    pub(crate) fn run(seeds: Range<u64>) -> Self {
        let points = |policy| CLIENTS.map(|clients| Point::run(policy, clients, seeds.clone()));
        let runs = |policy| Runs { policy, points: points(policy).into() };
        Self { results: Policy::ALL.map(runs).into() }
    }

    /// Returns the means of a policy with 100 clients.
    fn last(&self, policy: Policy) -> Point {
        let runs = self.results.iter().find(|runs| runs.policy == policy);
        runs.map(Runs::last).expect("every policy is run")
    }

    /// Writes the means for 100 clients.
    pub(crate) fn table(&self) -> String {
        let header = ["policy, 100 clients", "attempts", "completion time"];
        let rows = self.results.iter().map(|runs| {
            let Point { attempts, time, .. } = runs.last();
            [
                runs.policy.name().to_owned(),
                format!("{:.0} ± {:.0}", attempts.mean, attempts.error),
                format!("{:.0} ± {:.0} ms", time.mean, time.error),
            ]
        });
        table::markdown(1, header, rows)
    }
}

impl Runs {
    fn last(&self) -> Point {
        self.points[CLIENTS.len() - 1]
    }
}

impl Point {
    fn run(policy: Policy, clients: u32, seeds: Range<u64>) -> Self {
        let runs = parallel::map(seeds, |seed| simulation::run(policy, clients, seed));
        let attempts: Vec<f64> = runs.iter().map(|run| f64::from(run.attempts)).collect();
        let times: Vec<f64> = runs.iter().map(|run| 1000.0 * run.time.as_secs_f64()).collect();
        Self { clients, attempts: Sample::of(&attempts), time: Sample::of(&times) }
    }
}
