//! The figures that are shown. Serialized, they are the JSON.

use backoff_retry::Policy;
use backoff_retry::wait::AnyWait;
use serde::Serialize;

use crate::load::Load;
use crate::simulation::Run;
use crate::spread::{Spread, Time};
use crate::study::Study;

/// All figures of a policy. Times are in seconds.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Summary {
    pub(crate) description: String,
    /// In the format of the library.
    pub(crate) policy: Policy<AnyWait>,
    pub(crate) jitter: String,
    pub(crate) runs: u32,
    pub(crate) seed: u64,
    pub(crate) attempt_takes: Time,
    /// Whether the policy gives up at some time.
    pub(crate) has_limit: bool,
    /// Whether there are runs with more attempts than are shown.
    pub(crate) is_cut: bool,
    /// Whether the waits without jitter are random too.
    pub(crate) has_random_waits: bool,
    pub(crate) attempts: Vec<Attempt>,
    /// How long calls take; `None` if there are runs with more attempts than are shown.
    pub(crate) total: Option<Spread>,
    pub(crate) longest: Longest,
    pub(crate) load: Load,
}

/// An attempt in all runs that make it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Attempt {
    /// Starting at 1.
    pub(crate) number: u32,
    /// The part of the runs that make this attempt.
    pub(crate) made: f64,
    /// The wait before it without jitter; `None` if that call has no such attempt.
    pub(crate) wait: Option<Time>,
    /// The wait before it with jitter.
    pub(crate) jittered: Option<Spread>,
    /// When it starts without jitter.
    pub(crate) start: Option<Time>,
    /// When it starts with jitter.
    pub(crate) jittered_start: Spread,
}

/// How long a call takes at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "time")]
pub(crate) enum Longest {
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
            runs: study.runs,
            seed: study.seed,
            attempt_takes: Time(study.attempt_takes),
            has_limit: study.has_limit(),
            is_cut,
            has_random_waits: study.has_random_waits(),
            attempts: attempts(study.without_jitter().as_ref(), runs),
            total: if is_cut { None } else { Spread::of(ends()) },
            longest: study.longest(runs),
            load: Load::new(runs),
        }
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
