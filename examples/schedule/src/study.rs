//! A policy, and how its calls are simulated.

use std::time::Duration;

use backoff_retry::jitter::{equal_jitter_from, full_jitter_from, random_jitter_from};
use backoff_retry::wait::AnyWait;
use backoff_retry::{Policy, equal_jitter, full_jitter, random_jitter};

use crate::arguments::Arguments;
use crate::describe;
use crate::simulation::{self, Run};
use crate::source;
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

#[derive(Clone, Debug)]
pub(crate) struct Study {
    pub(crate) policy: Policy<AnyWait>,
    pub(crate) description: String,
    /// The name of the jitter of the policy.
    jitter: String,
    pub(crate) attempt_takes: Duration,
    pub(crate) runs: u32,
    pub(crate) seed: u64,
    /// How many attempts of a run are made at most.
    most: u32,
}

impl Study {
    pub(crate) fn new(arguments: &Arguments) -> Result<Self, String> {
        let policy = source::policy(arguments)?;
        let runs = arguments.runs.runs;
        let most = if has_limit(&policy) { WITH_LIMIT } else { WITHOUT_LIMIT };
        let most = arguments.runs.attempts.unwrap_or(most);
        if u64::from(runs) * u64::from(most) > MOST_ATTEMPTS {
            return Err(format!(
                "{runs} runs of {most} attempts are too many; `--runs` times `--attempts` must be at most {MOST_ATTEMPTS}"
            ));
        }
        Ok(Self {
            description: describe::policy(&policy)?,
            jitter: describe::jitter(&policy)?,
            attempt_takes: source::time("--attempt-takes", &arguments.runs.attempt_takes)?,
            seed: arguments.runs.seed,
            policy,
            runs,
            most,
        })
    }

    pub(crate) fn summarize(&self) -> Summary {
        Summary::new(self, &self.runs(&self.policy))
    }

    /// Summarizes the policy with each jitter, none of them the first.
    pub(crate) fn each_jitter(&self) -> Result<Vec<Summary>, String> {
        let policy = || self.policy.clone();
        let policies = [
            policy().no_jitter(),
            policy().jitter(full_jitter),
            policy().jitter(equal_jitter),
            policy().jitter(random_jitter),
        ];
        let summarize = |policy: Policy<AnyWait>| {
            let study = Self {
                jitter: describe::jitter(&policy)?,
                description: describe::policy(&policy)?,
                policy,
                ..self.clone()
            };
            Ok(study.summarize())
        };
        policies.into_iter().map(summarize).collect()
    }

    /// Describes the wait generator.
    pub(crate) fn generator(&self) -> Result<String, String> {
        describe::generator(&self.policy)
    }

    fn runs(&self, policy: &Policy<AnyWait>) -> Vec<Run> {
        simulation::runs(policy, self.attempt_takes, self.most, (self.runs, self.seed))
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
        (!self.has_random_waits()).then(|| Run::new(&policy, self.attempt_takes, self.most))
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
        Some(self.policy.get_max_time()?.saturating_add(self.attempt_takes))
    }

    fn end_of(&self, policy: &Policy<AnyWait>) -> Option<Duration> {
        let run = Run::new(policy, self.attempt_takes, LONGEST_CALL);
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

#[cfg(test)]
mod tests;
