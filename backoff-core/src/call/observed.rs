//! Calls and loops whose successes are reported to the observer.
#![allow(clippy::type_complexity)] // The types are inferred; an alias would hide what a setter adds.

use super::async_overrides::SyncOverride;
use super::attempts::Attempts;
use super::builder::Call;
use super::overrides::Overrides;
use crate::clock::{AsyncSleep, Clock};
use crate::policy::PolicyKind;
use crate::timeout::NoTimer;
use crate::wait::Wait;

/// Reports a success to the observer.
#[derive(Debug)]
pub struct Observed;

impl<O, V> Overrides<O, V> for Observed {
    const NEEDS_CLOCK: bool = true;
    const IS_OBSERVED: bool = true;
}

impl SyncOverride for Observed {
    type TimerOfOverride<C: AsyncSleep> = NoTimer;
}

impl<'p, W, K: PolicyKind, F, R, M, H, C, X> Call<'p, W, K, F, R, M, H, C, X> {
    /// Makes the call report its success to the [observer](crate::observer), and measure its time. By default only failures
    /// are reported.
    pub fn observed(self) -> Call<'p, W, K, F, R, M, (H, Observed), C, X> {
        self.with(Observed)
    }
}

impl<'p, W: Wait<E>, K: PolicyKind, T, E, C: Clock, H> Attempts<'p, W, K, T, E, C, H> {
    /// Makes the loop report its success to the [observer](crate::observer). By default only its failures are.
    pub fn observed(self) -> Attempts<'p, W, K, T, E, C, (H, Observed)> {
        self.with(Observed)
    }
}
