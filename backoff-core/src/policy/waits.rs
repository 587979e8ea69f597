//! The waits of one call by a policy.

use core::fmt;
use core::time::Duration;

use super::Policy;
use super::scope::Scope;
use crate::wait::{State, Stateful, Wait, WaitSlot};

/// The waits of one call: the policy's generator, cloned when a wait is needed, and kept if it remembers something.
pub struct PolicyWait<'p, W: Wait<O>, S: Scope, O> {
    policy: &'p Policy<W, S>,
    slot: WaitSlot<W, O>,
}

impl<'p, W: Wait<O>, S: Scope, O> PolicyWait<'p, W, S, O> {
    pub(crate) fn new(policy: &'p Policy<W, S>) -> Self {
        Self { policy, slot: WaitSlot::<W, O>::default() }
    }

    pub(crate) fn policy(&self) -> &'p Policy<W, S> {
        self.policy
    }
}

impl<W: Wait<O> + Clone, S: Scope, O> Wait<O> for PolicyWait<'_, W, S, O> {
    type State = Stateful;

    fn next_wait(&mut self, tries: u32, outcome: &O) -> Option<Duration> {
        let Self { policy, slot } = self;
        <W::State as State>::with(
            slot,
            || policy.wait.clone(),
            |wait| wait.next_wait(tries, outcome),
        )
    }
}

impl<W: Wait<O>, S: Scope, O> fmt::Debug for PolicyWait<'_, W, S, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PolicyWait").finish_non_exhaustive()
    }
}
