//! The figures that are shown. Serialized, they are the JSON.

use std::time::Duration;

use backoff_retry::Policy;
use backoff_retry::wait::AnyWait;
use serde::Serialize;

use crate::load::Load;
use crate::simulation::Run;
use crate::spread::{Spread, Time};
use crate::study::Study;

/// All figures of a policy. Times are in seconds.
#[derive(Clone, Debug, Serialize)]
pub struct Summary {
    /// In the words of the attributes.
    pub description: String,
    /// In the format of the library.
    pub policy: Policy<AnyWait>,
    /// The name of the jitter.
    pub jitter: String,
    /// How many calls were simulated.
    pub runs: u32,
    /// The seed of the random waits.
    pub seed: u64,
    /// How long each attempt takes.
    pub attempt_takes: Time,
    /// Whether the policy gives up at some time.
    pub has_limit: bool,
    /// Whether there are runs with more attempts than are shown.
    pub is_cut: bool,
    /// Whether the waits without jitter are random too.
    pub has_random_waits: bool,
    /// The attempts in their order.
    pub attempts: Vec<Attempt>,
    /// How long calls take; `None` if there are runs with more attempts than are shown.
    pub total: Option<Spread>,
    /// How long a call takes at most.
    pub longest: Longest,
    /// The load on a server.
    pub load: Load,
}

/// An attempt in all runs that make it.
#[derive(Clone, Debug, Serialize)]
pub struct Attempt {
    /// Starting at 1.
    pub number: u32,
    /// The part of the runs that make this attempt.
    pub made: f64,
    /// The wait before it without jitter; `None` if that call has no such attempt.
    pub wait: Option<Time>,
    /// The wait before it with jitter.
    pub jittered: Option<Spread>,
    /// When it starts without jitter.
    pub start: Option<Time>,
    /// When it starts with jitter.
    pub jittered_start: Spread,
}

/// How long a call takes at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "time")]
pub enum Longest {
    /// No call takes longer.
    AtMost(Time),
    /// No run took longer, but other random numbers may give longer waits.
    OfRuns(Time),
    /// There is a limit, but too many attempts until then.
    Unknown,
    /// The policy has no limit.
    Endless,
}

impl Summary {
    pub(crate) fn new(study: &Study, runs: &[Run]) -> Self {
        let is_cut = runs.iter().any(|run| run.cut);
        let ends = || runs.iter().map(|run| run.end).collect();
        Self {
            description: study.description.clone(),
            policy: study.policy.clone(),
            jitter: study.jitter().to_owned(),
            runs: study.runs.calls,
            seed: study.runs.seed,
            attempt_takes: Time(study.runs.attempt_takes),
            has_limit: study.has_limit(),
            is_cut,
            has_random_waits: study.has_random_waits(),
            attempts: attempts(study.without_jitter().as_ref(), runs),
            total: if is_cut { None } else { Spread::of(ends()) },
            longest: study.longest(runs),
            load: Load::new(runs),
        }
    }

    /// Whether the waits are random twice: those of the generator, and by jitter.
    pub fn is_random_twice(&self) -> bool {
        self.has_random_waits && self.jitter != "none"
    }

    /// Whether the wait before some attempt differs from call to call.
    pub fn has_spread(&self) -> bool {
        let mut waits = self.attempts.iter().filter_map(|attempt| attempt.jittered);
        !waits.all(|wait| wait.is_one_value())
    }

    /// Returns the longest wait.
    pub fn longest_wait(&self) -> Time {
        let waits = self.attempts.iter().flat_map(|it| [it.jittered.map(|wait| wait.max), it.wait]);
        waits.flatten().max().unwrap_or(Time(Duration::ZERO))
    }
}

/// Summarizes each attempt that a run makes.
fn attempts(exact: Option<&Run>, runs: &[Run]) -> Vec<Attempt> {
    let of_attempt = |index: usize| {
        let starts: Vec<_> = runs.iter().filter_map(|run| run.starts.get(index)).copied().collect();
        let before = |run: &Run| run.waits.get(index.checked_sub(1)?).copied();
        let count = |length| u32::try_from(length).map_or(f64::INFINITY, f64::from);
        Some(Attempt {
            number: u32::try_from(index + 1).ok()?,
            made: count(starts.len()) / count(runs.len()),
            wait: exact.and_then(before).map(Time),
            jittered: Spread::of(runs.iter().filter_map(before).collect()),
            start: exact.and_then(|run| run.starts.get(index).copied()).map(Time),
            jittered_start: Spread::of(starts)?,
        })
    };
    (0..).map_while(of_attempt).collect()
}
