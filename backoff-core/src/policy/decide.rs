//! Decisions without a call: for code that runs the attempts and the waits itself.

use core::fmt;
use core::time::Duration;

use super::{FitsLoop, OutcomeOf, Policy, PolicyKind, Settings};
use crate::details::GiveUpReason;
use crate::engine::{Accepted, Permit, Verdict, decide, judge};
use crate::limits::Limits;
use crate::testing_hooks;
use crate::wait::{State, Wait};

/// What follows an attempt, as [`Policy::decide`] and [`Stepper::decide`] return it.
///
/// ```
/// use backoff_retry::policy::Decision;
///
/// /// Returns the next state of a job.
/// fn state(decision: Decision) -> String {
///     match decision {
///         Decision::Retry(wait) => format!("again in {wait:?}"),
///         Decision::GiveUp(reason) => format!("failed: {reason}"),
///         _ => String::from("failed: not retried"),
///     }
/// }
/// # assert_eq!(state(Decision::NotRetried), "failed: not retried");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// The filter rejects the outcome: an error that is not to be retried, or a value that is a success.
    NotRetried,
    /// Wait that long, then make another attempt.
    Retry(Duration),
    /// Return the outcome of the last attempt.
    GiveUp(GiveUpReason),
}

impl<W, K: PolicyKind> Policy<W, K> {
    /// Decides what follows attempt number `tries`, starting at 1, which ended `elapsed` after the start of the call.
    ///
    /// This is for code that makes the attempts and waits by itself, such as a job queue that stores the number of
    /// attempts and starts a job anew at a certain time. It has no effects: no handler runs, nothing is logged, and the
    /// budget is neither asked nor charged. The wait has jitter, so two calls may return different waits; store the
    /// decision if it has to stay the same.
    ///
    /// A wait generator that remembers something, such as a list of intervals or `decorrelated`, is cloned and asked for
    /// all waits up to this one, which takes time in proportion to `tries`. To keep it from attempt to attempt, use a
    /// [`Stepper`].
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::policy::Decision;
    /// use backoff_retry::{GiveUpReason, Policy, expo};
    ///
    /// static JOBS: Policy = Policy::new(expo()).max_tries(3).no_jitter();
    ///
    /// let elapsed = Duration::from_secs(90);
    /// assert_eq!(JOBS.decide(2, elapsed, &"timed out"), Decision::Retry(Duration::from_secs(2)));
    /// assert_eq!(JOBS.decide(3, elapsed, &"timed out"), Decision::GiveUp(GiveUpReason::MaxTries));
    /// ```
    pub fn decide<O>(&self, tries: u32, elapsed: Duration, outcome: &O) -> Decision
    where
        K: FitsLoop,
        O: OutcomeOf<K>,
        W: Wait<O> + Clone,
    {
        let next_wait = || {
            let mut wait = self.wait.clone();
            if W::State::IS_STATEFUL {
                for earlier in 1..tries {
                    wait.next_wait(earlier, outcome)?;
                }
            }
            wait.next_wait(tries, outcome)
        };
        decide_by(&self.settings, tries, elapsed, outcome, next_wait, ())
    }

    /// Starts a [`Stepper`], which decides after each attempt of one call. It owns a copy of the policy.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::policy::Decision;
    /// use backoff_retry::{Policy, decorrelated, wait::Decorrelated};
    ///
    /// static JOBS: Policy<Decorrelated> = Policy::without_jitter(decorrelated()).max_tries(5);
    ///
    /// let mut steps = JOBS.stepper(); // remembers the last wait, which the next one depends on
    /// let decision = steps.decide(Duration::from_secs(9), &"timed out");
    /// assert!(matches!(decision, Decision::Retry(wait) if wait <= Duration::from_secs(3)));
    /// ```
    pub fn stepper(&self) -> Stepper<W, K>
    where
        K: FitsLoop,
        W: Clone,
    {
        Stepper { policy: self.clone(), tries: 0 }
    }
}

/// Decides after each attempt of one call, for code that makes the attempts and waits by itself.
///
/// It owns a copy of the policy, remembers the number of attempts and the state of the wait generator, and can be cloned
/// at any time. The elapsed time is passed to it, since it has no clock. A retry is withdrawn from the budget of the
/// policy and a success deposits to it. No handler runs, and nothing is logged.
///
/// ```
/// use std::time::{Duration, Instant};
/// use backoff_retry::policy::Decision;
/// use backoff_retry::{Policy, expo};
///
/// # fn send(attempt: u32) -> Result<&'static str, &'static str> {
/// #     if attempt < 3 { Err("refused") } else { Ok("sent") }
/// # }
/// let policy = Policy::new(expo().factor(Duration::from_millis(1))).max_tries(5);
/// let (start, mut steps) = (Instant::now(), policy.stepper());
/// let sent = loop {
///     match send(steps.tries() + 1) {
///         Ok(sent) => {
///             steps.succeed();
///             break Ok(sent);
///         }
///         Err(error) => match steps.decide(start.elapsed(), &error) {
///             Decision::Retry(wait) => std::thread::sleep(wait),
///             _ => break Err(error),
///         },
///     }
/// };
/// assert_eq!((sent, steps.tries()), (Ok("sent"), 3));
/// ```
pub struct Stepper<W, K: PolicyKind = ()> {
    policy: Policy<W, K>,
    tries: u32,
}

impl<W, K: PolicyKind> Stepper<W, K> {
    /// Counts an attempt that ended in `outcome`, `elapsed` after the start of the call, and decides what follows.
    ///
    /// It withdraws a retry from the budget of the policy, if there is one.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::policy::Decision;
    /// use backoff_retry::{GiveUpReason, Policy, expo};
    ///
    /// let policy = Policy::new(expo()).max_tries(2).no_jitter();
    /// let mut steps = policy.stepper();
    /// let elapsed = Duration::from_secs(9);
    /// assert_eq!(steps.decide(elapsed, &"timed out"), Decision::Retry(Duration::from_secs(1)));
    /// assert_eq!(steps.decide(elapsed, &"timed out"), Decision::GiveUp(GiveUpReason::MaxTries));
    /// ```
    pub fn decide<O>(&mut self, elapsed: Duration, outcome: &O) -> Decision
    where
        O: OutcomeOf<K>,
        W: Wait<O>,
    {
        self.tries = self.tries.saturating_add(1);
        let Self { policy: Policy { wait, settings }, tries } = self;
        let next_wait = || wait.next_wait(*tries, outcome);
        decide_by(settings, *tries, elapsed, outcome, next_wait, settings.permit())
    }

    /// Counts an attempt that succeeded, and deposits to the budget of the policy.
    ///
    /// ```
    /// use backoff_retry::{Policy, RetryBudget, budget::Budget, expo};
    ///
    /// static BUDGET: RetryBudget = RetryBudget::new();
    ///
    /// BUDGET.withdraw(); // the retry of another call
    /// let mut steps = Policy::new(expo()).budget(&BUDGET).stepper();
    /// steps.succeed();
    /// assert_eq!((steps.tries(), BUDGET.tokens()), (1, 99.1));
    /// ```
    pub fn succeed(&mut self) {
        self.tries = self.tries.saturating_add(1);
        if let Some(budget) = self.policy.settings.budget() {
            budget.deposit();
        }
    }

    /// Returns the number of attempts that have been counted, at first 0.
    ///
    /// ```
    /// use std::time::Duration;
    /// use backoff_retry::{Policy, expo};
    ///
    /// let mut steps = Policy::new(expo()).stepper();
    /// assert_eq!(steps.tries(), 0);
    /// steps.decide(Duration::ZERO, &"timed out");
    /// assert_eq!(steps.tries(), 1);
    /// ```
    pub fn tries(&self) -> u32 {
        self.tries
    }
}

impl<W: Clone, K: PolicyKind> Clone for Stepper<W, K> {
    fn clone(&self) -> Self {
        Self { policy: self.policy.clone(), tries: self.tries }
    }
}

impl<W: fmt::Debug, K: PolicyKind> fmt::Debug for Stepper<W, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Stepper").field("policy", &self.policy).field("tries", &self.tries).finish()
    }
}

fn decide_by<K: PolicyKind, O: OutcomeOf<K>>(
    settings: &Settings<K>,
    tries: u32,
    elapsed: Duration,
    outcome: &O,
    next_wait: impl FnOnce() -> Option<Duration>,
    permit: impl Permit,
) -> Decision {
    let accepted = judge!(settings.is_retried(outcome), elapsed, settings.gives_up(outcome));
    let Some(Accepted { elapsed, given_up }) = accepted else { return Decision::NotRetried };
    let limits = Limits {
        max_tries: testing_hooks::max_tries(settings.max_tries),
        max_time: settings.max_time,
    };
    let before_wait = (|wait| settings.apply_jitter(wait), permit);
    match decide(tries, elapsed, limits, given_up, next_wait, before_wait) {
        Verdict::Retry(wait) => Decision::Retry(wait),
        Verdict::GiveUp(reason) => Decision::GiveUp(reason),
    }
}
