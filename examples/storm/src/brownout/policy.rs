//! How clients retry.

use std::time::Duration;

use backoff_retry::wait::{AnyWait, Take};
use backoff_retry::{RetryBudget, constant, decorrelated, expo};

use crate::jitter::Jitter;

/// The longest wait of the generators that have one.
const MAX_VALUE: Duration = Duration::from_secs(20);

/// Makes the budget of a process, which holds 10 retries, and in which a success earns a tenth of one.
const fn ten_tokens() -> RetryBudget {
    RetryBudget::new().capacity(10).earn(0.1)
}

/// How the clients of a run retry.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    pub(crate) name: &'static str,
    /// The generator. As many waits as there may be retries.
    pub(crate) waits: Take<AnyWait>,
    pub(crate) jitter: Jitter,
    /// Makes the budget of a process.
    pub(crate) budget: Option<fn() -> RetryBudget>,
}

impl Policy {
    /// Returns the policies that are compared, with up to `max_tries` attempts a call.
    pub(crate) fn all(max_tries: u32) -> [Self; 8] {
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

    fn new(name: &'static str, waits: AnyWait, max_tries: u32) -> Self {
        Self { name, waits: waits.take(max_tries - 1), jitter: Jitter::None, budget: None }
    }

    pub(crate) fn no_retry() -> Self {
        Self::new("no retry", AnyWait::default(), 1)
    }

    /// Retries after a short wait that is always the same.
    pub(crate) fn naive(max_tries: u32) -> Self {
        Self::new("constant(100ms)", constant(Duration::from_millis(100)).into(), max_tries)
    }

    fn expo(name: &'static str, jitter: Jitter, max_tries: u32) -> Self {
        Self { jitter, ..Self::new(name, expo().max_value(MAX_VALUE).into(), max_tries) }
    }

    pub(crate) fn full_jitter(max_tries: u32) -> Self {
        Self::expo("expo, full jitter", Jitter::Full, max_tries)
    }

    pub(crate) fn budget(max_tries: u32) -> Self {
        Self {
            name: "expo, full jitter, budget",
            ..Self::full_jitter(max_tries).with_budget(ten_tokens)
        }
    }

    pub(crate) fn with_budget(self, budget: fn() -> RetryBudget) -> Self {
        Self { budget: Some(budget), ..self }
    }
}
