//! Overrides that are values: limits, the levels of the log, the budget, the name, and what a call measures.

use core::time::Duration;

use super::Overrides;
use crate::budget::Budget;
use crate::failed_attempt::RetryParams;
use crate::log::{Level, LogLevels};

/// Defines overrides that change the parameters of the call.
macro_rules! params {
    ($($(#[$doc:meta])* $name:ident($ty:ty) $(with $constant:ident)? => $($field:ident).+;)+) => {$(
        $(#[$doc])*
        #[derive(Debug)]
        pub struct $name(pub(in crate::call) $ty);

        impl<O, V> Overrides<O, V> for $name {
            $(const $constant: bool = true;)?

            #[inline]
            fn apply_to(&self, params: &mut RetryParams) {
                params.$($field).+ = self.0;
            }
        }
    )+};
}

params! {
    /// The limit on attempts.
    MaxTries(Option<u32>) => max_tries;
    /// The limit on time.
    MaxTime(Option<Duration>) with NEEDS_CLOCK => max_time;
    /// The level of backoffs in the log.
    LogBackoff(Level) => levels.backoff;
    /// The level of give-ups in the log.
    LogGiveup(Level) => levels.giveup;
    /// The level in the log of errors that the filter rejects.
    LogNotRetried(Level) => levels.not_retried;
    /// All levels of the log.
    Log(LogLevels) => levels;
}

/// Turns the jitter off, in place of the policy's.
#[derive(Debug)]
pub struct NoJitter;

impl<O, V> Overrides<O, V> for NoJitter {
    #[inline]
    fn apply_jitter(&mut self, wait: Duration) -> Option<Duration> {
        Some(wait)
    }
}

/// The budget of the call, in place of the policy's.
#[derive(Debug)]
pub struct WithBudget<B>(pub(in crate::call) B);

impl<O, V, B: Budget> Overrides<O, V> for WithBudget<B> {
    const HAS_BUDGET: bool = true;

    #[inline]
    fn budget(&self) -> Option<&dyn Budget> {
        Some(&self.0)
    }
}

/// The name of the call.
#[derive(Debug)]
pub struct Name(pub(in crate::call) &'static str);

impl<O, V> Overrides<O, V> for Name {
    #[inline]
    fn name(&self) -> Option<&'static str> {
        Some(self.0)
    }
}

/// Makes the call measure the elapsed time.
#[derive(Debug)]
pub struct Measured;

impl<O, V> Overrides<O, V> for Measured {
    const NEEDS_CLOCK: bool = true;
}

/// Makes the call return a report, and adds up the waits for it.
#[derive(Debug, Default)]
pub struct Reported {
    waited: Duration,
}

impl<O, V> Overrides<O, V> for Reported {
    const NEEDS_CLOCK: bool = true;
    const IS_REPORTED: bool = true;

    #[inline]
    fn waited(&self) -> Option<Duration> {
        Some(self.waited)
    }

    #[inline]
    fn waited_mut(&mut self) -> Option<&mut Duration> {
        Some(&mut self.waited)
    }
}
