//! The wait generator of one call by a policy.

use core::fmt;
use core::time::Duration;

use super::Policy;
use super::kind::PolicyKind;
use crate::wait::{Slot, State, Stateful, Wait, WaitSlot};

/// The wait generator of one call: the policy's, cloned when the first wait is needed, and kept if it is stateful.
#[doc(hidden)]
pub struct StoredPolicyWait<'p, W: Wait<O>, K: PolicyKind, O> {
    policy: &'p Policy<W, K>,
    slot: WaitSlot<W, O>,
}

impl<'p, W: Wait<O>, K: PolicyKind, O> StoredPolicyWait<'p, W, K, O> {
    pub(crate) fn new(policy: &'p Policy<W, K>) -> Self {
        Self { policy, slot: WaitSlot::<W, O>::default() }
    }

    pub(crate) fn policy(&self) -> &'p Policy<W, K> {
        self.policy
    }
}

impl<W: Wait<O> + Clone, K: PolicyKind, O> Wait<O> for StoredPolicyWait<'_, W, K, O> {
    type State = Stateful;

    // Its callers are cold or large, and LLVM would not inline it into them.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
        let Self { policy, slot } = self;
        <W::State as State>::with(
            slot.as_ref(),
            || policy.wait.clone(),
            |wait| wait.next_wait(tries, outcome),
        )
    }
}

impl<W: Wait<O>, K: PolicyKind, O> fmt::Debug for StoredPolicyWait<'_, W, K, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredPolicyWait").finish_non_exhaustive()
    }
}
