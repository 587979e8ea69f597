//! What happens in a call before a wait.
// It is inlined into a large function, into which LLVM would not inline it by itself.
#![allow(clippy::inline_always)]

use core::marker::PhantomData;
use core::time::Duration;

use super::overrides::Overrides;
use crate::details::GiveUpReason;
use crate::engine::{BeforeWait, Conditions, Permit};
use crate::policy::{PolicyKind, Settings};

/// The jitter of a call, and what may refuse its retries.
pub(super) struct BeforeWaitOfCall<'a, K: PolicyKind, O, V, H> {
    pub(super) overrides: &'a mut H,
    pub(super) settings: &'a Settings<K>,
    pub(super) timeout: Option<Duration>,
    pub(super) is_cancelled: bool,
    pub(super) types: PhantomData<fn(&O, &V)>,
}

impl<K: PolicyKind, O, V, H: Overrides<O, V>> BeforeWait for BeforeWaitOfCall<'_, K, O, V, H> {
    #[inline(always)]
    fn jitter(&mut self, wait: Duration) -> Duration {
        self.overrides.apply_jitter(wait).unwrap_or_else(|| self.settings.apply_jitter(wait))
    }

    #[inline(always)]
    fn refusal(&mut self, wait: Duration, elapsed: Duration) -> Option<GiveUpReason> {
        let budget = if H::HAS_BUDGET { self.overrides.budget() } else { self.settings.budget() };
        let Self { timeout, is_cancelled, .. } = *self;
        Conditions { timeout, is_cancelled, budget }.refusal(wait, elapsed)
    }
}
