//! A policy, and how its calls are simulated.

use std::time::Duration;

use backoff_retry::jitter::{equal_jitter_from, full_jitter_from, random_jitter_from};
use backoff_retry::wait::AnyWait;
use backoff_retry::{Policy, equal_jitter, full_jitter, random_jitter};

use crate::describe;
use crate::simulation::{self, Run};
use crate::spread::Time;
use crate::summary::{Longest, Summary};

/// How many attempts are shown of a policy without a limit.
const WITHOUT_LIMIT: u32 = 10;

/// How many attempts are shown, at most, of a policy with a limit.
const WITH_LIMIT: u32 = 100;

/// The most attempts in all runs: some hundred megabytes.
const MOST_ATTEMPTS: u64 = 10_000_000;

/// How many attempts the longest call may have to be known.
const LONGEST_CALL: u32 = 100_000;

/// How calls are simulated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Runs {
    /// How many calls are simulated.
    pub calls: u32,
    /// The seed of the random waits.
    pub seed: u64,
    /// The number of attempts to show; `None` for 10 of a policy without a limit, and otherwise at most 100.
    pub attempts: Option<u32>,
    /// How long each attempt takes.
    pub attempt_takes: Duration,
}

impl Runs {
    /// What the program simulates without arguments.
    pub const DEFAULT: Self =
        Self { calls: 10_000, seed: 1, attempts: None, attempt_takes: Duration::ZERO };
}

/// A policy whose calls are simulated.
#[derive(Clone, Debug)]
pub struct Study {
    pub(crate) policy: Policy<AnyWait>,
    pub(crate) description: String,
    /// The name of the jitter of the policy.
    jitter: String,
    pub(crate) runs: Runs,
    /// How many attempts of a run are made at most.
    most: u32,
}

impl Study {
    /// Makes a study of a policy.
    ///
    /// # Errors
    /// If there are too many attempts, or the policy holds functions.
    pub fn new(policy: Policy<AnyWait>, runs: Runs) -> Result<Self, String> {
        let most = if has_limit(&policy) { WITH_LIMIT } else { WITHOUT_LIMIT };
        let most = runs.attempts.unwrap_or(most);
        if u64::from(runs.calls) * u64::from(most) > MOST_ATTEMPTS {
            return Err(format!(
                "{} runs of {most} attempts are too many; `--runs` times `--attempts` must be at most {MOST_ATTEMPTS}",
                runs.calls
            ));
        }
        Ok(Self {
            description: describe::policy(&policy)?,
            jitter: describe::jitter(&policy)?,
            policy,
            runs,
            most,
        })
    }

    /// Simulates the calls and summarizes them.
    pub fn summarize(&self) -> Summary {
        self.summarize_with(&mut |_| {})
    }

    /// Does so, and calls `progress` with the number of calls made so far, now and then.
    pub fn summarize_with(&self, progress: &mut dyn FnMut(u32)) -> Summary {
        let Runs { calls, seed, attempt_takes, .. } = self.runs;
        let runs =
            simulation::runs(&self.policy, attempt_takes, self.most, (calls, seed), progress);
        Summary::new(self, &runs)
    }

    /// Returns the study with each jitter, none of them the first.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub fn each_jitter(&self) -> Result<Vec<Self>, String> {
        let policy = || self.policy.clone();
        let policies = [
            policy().no_jitter(),
            policy().jitter(full_jitter),
            policy().jitter(equal_jitter),
            policy().jitter(random_jitter),
        ];
        policies.into_iter().map(|policy| Self::new(policy, self.runs)).collect()
    }

    /// Returns the number of calls that are simulated.
    pub fn runs(&self) -> u32 {
        self.runs.calls
    }

    pub(crate) fn jitter(&self) -> &str {
        &self.jitter
    }

    /// Whether the number of attempts is limited.
    pub(crate) fn has_limit(&self) -> bool {
        has_limit(&self.policy)
    }

    /// Whether the generator itself is random.
    pub(crate) fn has_random_waits(&self) -> bool {
        matches!(self.policy.wait(), AnyWait::Decorrelated(_))
    }

    /// Returns the call without jitter; `None` if that is random too.
    pub(crate) fn without_jitter(&self) -> Option<Run> {
        let policy = self.policy.clone().no_jitter();
        (!self.has_random_waits()).then(|| Run::new(&policy, self.runs.attempt_takes, self.most))
    }

    /// Returns how long a call takes at most.
    pub(crate) fn longest(&self, runs: &[Run]) -> Longest {
        let bounds = if self.has_random_waits() {
            [None, self.bound_by_max_time()]
        } else if self.jitter == "none" {
            // There is one course of a call, and it may end before `max_time` is used up.
            [self.end_of(&self.policy), self.bound_by_max_time()]
        } else {
            [self.bound_by_max_tries(), self.bound_by_max_time()]
        };
        let longest_run = runs.iter().map(|run| run.end).max().filter(|_| self.has_limit());
        match (bounds.into_iter().flatten().min(), longest_run) {
            (Some(bound), _) => Longest::AtMost(Time(bound)),
            (None, Some(longest)) if !runs.iter().any(|run| run.cut) => {
                Longest::OfRuns(Time(longest))
            }
            (None, Some(_)) => Longest::Unknown,
            (None, None) => Longest::Endless,
        }
    }

    /// Returns how long a call would take with the longest waits and without `max_time`. With it, waits are shorter and
    /// attempts fewer; the longest waits need not make the longest call, since they may leave no time for an attempt.
    fn bound_by_max_tries(&self) -> Option<Duration> {
        let policy = self.policy.clone().max_time(Duration::MAX);
        let policy = match self.jitter.as_str() {
            "full_jitter" => policy.jitter(|wait| full_jitter_from(|| u64::MAX)(wait)),
            "equal_jitter" => policy.jitter(|wait| equal_jitter_from(|| u64::MAX)(wait)),
            "random_jitter" => policy.jitter(|wait| random_jitter_from(|| u64::MAX)(wait)),
            _ => return None,
        };
        let ends = self.policy.get_max_tries().is_some() || is_list(self.policy.wait());
        self.end_of(&policy).filter(|_| ends)
    }

    /// Returns the end of a call that may be made in the last moment of `max_time`.
    fn bound_by_max_time(&self) -> Option<Duration> {
        Some(self.policy.get_max_time()?.saturating_add(self.runs.attempt_takes))
    }

    fn end_of(&self, policy: &Policy<AnyWait>) -> Option<Duration> {
        let run = Run::new(policy, self.runs.attempt_takes, LONGEST_CALL);
        (!run.cut).then_some(run.end)
    }
}

/// Whether the waits end without a limit.
fn is_list(wait: &AnyWait) -> bool {
    matches!(wait, AnyWait::List(_))
}

/// Whether a policy gives up at some time.
fn has_limit(policy: &Policy<AnyWait>) -> bool {
    policy.get_max_tries().is_some() || policy.get_max_time().is_some() || is_list(policy.wait())
}
