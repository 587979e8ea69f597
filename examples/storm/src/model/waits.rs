//! The waits of a call in a process: with jitter, and as long as the budget of the process has retries.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use backoff_retry::budget::Budget;
use backoff_retry::policy::Stepper;
use backoff_retry::wait::{AnyWait, Stateful};
use backoff_retry::{RetryBudget, Wait};

use super::policy::Policy;
use crate::random::Random;

type Jitter = Box<dyn FnMut(Duration) -> Duration>;

/// What the calls of a process share, with the generator of each.
///
/// The budget is asked before the jitter, and not after it as in the library, so that the random numbers of a run do
/// not depend on how many retries its budgets refuse. The jitter refuses nothing, and the limits come before both, so
/// that the decisions are the same.
#[derive(Clone)]
pub(super) struct Waits {
    wait: AnyWait,
    jitter: Rc<RefCell<Jitter>>,
    budget: Option<Rc<RetryBudget>>,
}

impl Wait<()> for Waits {
    type State = Stateful;

    fn next_wait(&mut self, tries: u32, outcome: &()) -> Option<Duration> {
        let wait = self.wait.next_wait(tries, outcome)?;
        let is_affordable = self.budget.as_ref().is_none_or(Budget::withdraw);
        is_affordable.then(|| (self.jitter.borrow_mut())(wait))
    }
}

/// The policies of the processes, each with a budget of its own.
pub(super) struct Processes(Vec<Process>);

struct Process {
    policy: backoff_retry::Policy<Waits>,
    budget: Option<Rc<RetryBudget>>,
}

impl Processes {
    pub(super) fn new(policy: &Policy, processes: usize, random: Random) -> Self {
        let jitter = Rc::new(RefCell::new(policy.jitter.build(random)));
        let process = |_| {
            let budget = policy.budget.map(|tokens| Rc::new(tokens.budget()));
            let wait = policy.retry.wait().clone();
            let waits = Waits { wait, jitter: Rc::clone(&jitter), budget: budget.clone() };
            Process { policy: with_limits_of(&policy.retry, waits), budget }
        };
        Self((0..processes).map(process).collect())
    }

    /// Starts a call of a process.
    pub(super) fn start_call(&self, process: usize) -> Stepper<Waits> {
        self.0[process].policy.stepper()
    }

    /// Deposits what a success of a process earns.
    pub(super) fn deposit(&self, process: usize) {
        if let Some(budget) = &self.0[process].budget {
            budget.deposit();
        }
    }
}

fn with_limits_of(
    limits: &backoff_retry::Policy<AnyWait>,
    waits: Waits,
) -> backoff_retry::Policy<Waits> {
    let mut policy = backoff_retry::Policy::without_jitter(waits);
    if let Some(max_tries) = limits.get_max_tries() {
        policy = policy.max_tries(max_tries);
    }
    if let Some(max_time) = limits.get_max_time() {
        policy = policy.max_time(max_time);
    }
    policy
}

#[cfg(test)]
mod tests {
    use backoff_retry::policy::Decision;
    use backoff_retry::{GiveUpReason, constant};

    use super::super::Tokens;
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[test]
    fn the_limits_of_the_policy_hold_and_come_before_the_budget() {
        let retry = backoff_retry::Policy::new(constant(SECOND * 8).into());
        let retry = retry.max_tries(4).max_time(SECOND * 10);
        let policy = Policy { retry, ..Policy::budget(4) };
        let policy = policy.with_budget(Tokens { capacity: 2, earn: 1.0 });
        let policy = Policy { jitter: crate::jitter::Jitter::None, ..policy };
        let processes = Processes::new(&policy, 2, Random::new(1));
        let mut call = processes.start_call(0);
        assert_eq!(call.decide(SECOND, &()), Decision::Retry(SECOND * 8));
        assert_eq!(call.decide(SECOND * 9, &()), Decision::Retry(SECOND)); // shortened
        assert_eq!(call.decide(SECOND * 10, &()), Decision::GiveUp(GiveUpReason::MaxTime));
        let mut other = processes.start_call(0);
        assert_eq!(other.decide(SECOND, &()), Decision::GiveUp(GiveUpReason::WaitsExhausted));
        processes.deposit(0);
        assert!(matches!(other.decide(SECOND, &()), Decision::Retry(_)));
        let mut of_other_process = processes.start_call(1);
        assert!(matches!(of_other_process.decide(SECOND, &()), Decision::Retry(_)));
    }
}
