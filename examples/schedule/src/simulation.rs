//! Calls in virtual time whose attempts all fail.

use std::time::Duration;

use backoff_retry::policy::Decision;
use backoff_retry::wait::AnyWait;
use backoff_retry::{Policy, testing};

/// How many runs pass between two reports of the progress.
const STEP: u32 = 100;

/// A call. All its attempts failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// When each attempt started, from the start of the call.
    pub starts: Vec<Duration>,
    /// The wait before each attempt but the first.
    pub waits: Vec<Duration>,
    /// When the last attempt ended.
    pub end: Duration,
    /// Whether more attempts would follow.
    pub cut: bool,
}

impl Run {
    /// Makes a call, up to `most` attempts of it.
    pub fn new(policy: &Policy<AnyWait>, attempt_takes: Duration, most: u32) -> Self {
        let mut steps = policy.stepper();
        let mut run =
            Self { starts: Vec::new(), waits: Vec::new(), end: Duration::ZERO, cut: false };
        loop {
            run.starts.push(run.end);
            run.end = run.end.saturating_add(attempt_takes);
            match steps.decide(run.end, &()) {
                Decision::Retry(_) if steps.tries() == most => run.cut = true,
                Decision::Retry(wait) => {
                    run.waits.push(wait);
                    run.end = run.end.saturating_add(wait);
                    continue;
                }
                _ => {}
            }
            return run;
        }
    }
}

/// Makes many calls, with random waits from `seed`. Calls `progress` with the number of calls made so far, now and then.
pub fn runs(
    policy: &Policy<AnyWait>,
    attempt_takes: Duration,
    most: u32,
    (runs, seed): (u32, u64),
    progress: &mut dyn FnMut(u32),
) -> Vec<Run> {
    let _seed = testing::seed_jitter(seed);
    let run = |number: u32| {
        if number % STEP == 0 {
            progress(number);
        }
        Run::new(policy, attempt_takes, most)
    };
    (0..runs).map(run).collect()
}

#[cfg(test)]
mod tests {
    use backoff_retry::{constant, decorrelated, expo, fibo};

    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    fn exact(wait: impl Into<AnyWait>) -> Policy<AnyWait> {
        Policy::new(wait.into()).no_jitter()
    }

    fn starts(policy: &Policy<AnyWait>, attempt_takes: Duration) -> Vec<u64> {
        Run::new(policy, attempt_takes, 100).starts.iter().map(Duration::as_secs).collect()
    }

    #[test]
    fn attempts_start_after_the_waits_of_the_generator() {
        assert_eq!(
            starts(&exact(constant(SECOND * 5)).max_tries(4), Duration::ZERO),
            [0, 5, 10, 15]
        );
        assert_eq!(starts(&exact(fibo()).max_tries(6), Duration::ZERO), [0, 1, 2, 4, 7, 12]);
        assert_eq!(starts(&exact(expo()).max_tries(5), Duration::ZERO), [0, 1, 3, 7, 15]);
        assert_eq!(starts(&exact(expo()).max_tries(4), SECOND * 10), [0, 11, 23, 37]);
    }

    #[test]
    fn a_run_ends_with_its_last_attempt() {
        let run = Run::new(&exact(expo()).max_tries(4), SECOND * 10, 100);
        assert_eq!((run.end, run.cut), (SECOND * 47, false));
        assert_eq!(run.waits, [SECOND, SECOND * 2, SECOND * 4]);
    }

    #[test]
    fn max_time_clips_the_last_wait() {
        let policy = exact(fibo()).max_time(SECOND * 10);
        assert_eq!(starts(&policy, Duration::ZERO), [0, 1, 2, 4, 7, 10]);
        assert_eq!(starts(&policy, SECOND), [0, 2, 4, 7, 10]);
    }

    #[test]
    fn a_list_of_waits_is_exhausted() {
        let run = Run::new(&exact(constant(vec![SECOND, SECOND * 3])), Duration::ZERO, 100);
        assert_eq!((run.starts, run.cut), (vec![Duration::ZERO, SECOND, SECOND * 4], false));
    }

    #[test]
    fn a_run_is_cut_where_more_attempts_would_follow() {
        let policy = exact(constant(SECOND));
        let run = Run::new(&policy, Duration::ZERO, 3);
        assert_eq!((run.starts.len(), run.waits.len(), run.cut), (3, 2, true));
        let run = Run::new(&policy.max_tries(3), Duration::ZERO, 3);
        assert_eq!((run.starts.len(), run.cut), (3, false));
    }

    #[test]
    fn a_seed_gives_the_same_runs_and_another_seed_another() {
        for policy in [Policy::new(expo().into()), exact(decorrelated())] {
            let runs = |seed| runs(&policy, Duration::ZERO, 5, (20, seed), &mut |_| {});
            assert_eq!(runs(3), runs(3));
            assert_ne!(runs(3), runs(4));
        }
    }
}
