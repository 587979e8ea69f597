//! How clients retry.

use std::time::Duration;

use backoff_retry::wait::AnyWait;
use backoff_retry::{RetryBudget, constant, decorrelated, expo};

use crate::jitter::Jitter;

/// The longest wait of the generators that have one.
const MAX_VALUE: Duration = Duration::from_secs(20);

/// What the budget of a process holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tokens {
    /// The number of retries that can follow one another without a success.
    pub capacity: u32,
    /// What a success earns.
    pub earn: f64,
}

impl Tokens {
    /// Ten retries, of which a success earns a tenth.
    const TEN: Self = Self { capacity: 10, earn: 0.1 };

    /// Makes the budget of a process.
    pub(super) fn budget(self) -> RetryBudget {
        RetryBudget::new().capacity(self.capacity).earn(self.earn)
    }
}

/// How the clients of a run retry.
#[derive(Clone, Debug)]
pub struct Policy {
    /// A short description.
    pub name: &'static str,
    /// The generator and the limits. Its jitter does not count.
    pub retry: backoff_retry::Policy<AnyWait>,
    /// What randomizes the waits.
    pub jitter: Jitter,
    /// The budget of each process.
    pub budget: Option<Tokens>,
}

impl Policy {
    /// Returns the policies that are compared, with up to `max_tries` attempts a call.
    pub fn all(max_tries: u32) -> [Self; 8] {
        [
            Self::no_retry(),
            Self::naive(max_tries),
            Self::expo("expo, no jitter", Jitter::None, max_tries),
            Self::full_jitter(max_tries),
            Self::expo("expo, equal jitter", Jitter::Equal, max_tries),
            Self::expo("expo, random jitter", Jitter::Random, max_tries),
            Self::new("decorrelated", decorrelated().max_value(MAX_VALUE).into(), max_tries),
            Self::budget(max_tries),
        ]
    }

    fn new(name: &'static str, wait: AnyWait, max_tries: u32) -> Self {
        let retry = backoff_retry::Policy::without_jitter(wait).max_tries(max_tries);
        Self { name, retry, jitter: Jitter::None, budget: None }
    }

    /// Does not retry.
    pub fn no_retry() -> Self {
        Self::new("no retry", AnyWait::default(), 1)
    }

    /// Retries after a short wait that is always the same.
    pub fn naive(max_tries: u32) -> Self {
        Self::new("constant(100ms)", constant(Duration::from_millis(100)).into(), max_tries)
    }

    fn expo(name: &'static str, jitter: Jitter, max_tries: u32) -> Self {
        Self { jitter, ..Self::new(name, expo().max_value(MAX_VALUE).into(), max_tries) }
    }

    /// Retries after exponential waits with full jitter.
    pub fn full_jitter(max_tries: u32) -> Self {
        Self::expo("expo, full jitter", Jitter::Full, max_tries)
    }

    /// Does so as long as a budget of ten tokens permits it.
    pub fn budget(max_tries: u32) -> Self {
        let policy = Self::full_jitter(max_tries).with_budget(Tokens::TEN);
        Self { name: "expo, full jitter, budget", ..policy }
    }

    /// Sets the budget.
    pub fn with_budget(self, budget: Tokens) -> Self {
        Self { budget: Some(budget), ..self }
    }

    /// Sets the generator; the limit on attempts stays.
    pub fn with_wait(self, wait: AnyWait) -> Self {
        let max_tries = self.retry.get_max_tries().unwrap_or(u32::MAX);
        Self { retry: backoff_retry::Policy::without_jitter(wait).max_tries(max_tries), ..self }
    }
}
