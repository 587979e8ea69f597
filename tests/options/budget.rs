//! `budget`: retries are withdrawn from it, and successes deposit to it.

use std::cell::Cell;
use std::sync::Arc;

use backoff_retry::budget::Budget;
use backoff_retry::{
    GiveUpReason, Policy, RetryBudget, constant, expo, on_exception, on_predicate,
};

use crate::support::world::{World, now};

/// Counts what is done with it.
#[derive(Default)]
struct Counted {
    left: Cell<u32>,
    withdrawn: Cell<u32>,
    deposited: Cell<u32>,
}

impl Counted {
    fn of(left: u32) -> Self {
        Self { left: Cell::new(left), ..Self::default() }
    }

    fn counts(&self) -> (u32, u32) {
        (self.withdrawn.get(), self.deposited.get())
    }
}

impl Budget for Counted {
    fn withdraw(&self) -> bool {
        let left = self.left.get().checked_sub(1);
        self.withdrawn.set(self.withdrawn.get() + 1);
        self.left.set(left.unwrap_or(0));
        left.is_some()
    }

    fn deposit(&self) {
        self.deposited.set(self.deposited.get() + 1);
    }
}

both! {
    #[on_exception(constant(1s), max_tries = 5, jitter = none, clock = world, budget = budget,
                   on_giveup = |details| world.say(details.reason.unwrap().to_string()))]
    fn failing/failing_async(world: &World, budget: &Counted) -> Result<(), String> { world.fail() }
}

/// A thousand clients that retry at once keep a server down in libraries without a budget (Polly#2348,
/// resilience4j#172).
#[test]
fn without_a_token_the_call_gives_up() {
    for run in [failing, |world: &World, budget: &Counted| now(failing_async(world, budget))] {
        let (world, budget) = (World::default(), Counted::of(2));
        run(&world, &budget).unwrap_err();
        assert_eq!((world.calls(), world.said()), (3, vec!["budget".to_owned()]));
        assert_eq!(budget.counts(), (3, 0), "two retries, and one that was refused");
    }
}

/// A token is spent only if a retry really follows.
#[test]
fn the_limits_come_first() {
    let (world, budget) = (World::default(), Counted::of(9));
    failing(&world, &budget).unwrap_err();
    assert_eq!((world.calls(), world.said()), (5, vec!["max_tries".to_owned()]));
    assert_eq!(budget.counts(), (4, 0));
}

both! {
    #[on_exception(constant(1s), |error| *error == 1, jitter = none, clock = world, budget = budget)]
    fn outcome/outcome_async(world: &World, budget: &Counted, outcomes: &[Result<(), u32>]) -> Result<(), u32> {
        outcomes[world.call() as usize - 1]
    }
}

#[test]
fn every_success_deposits_and_an_error_that_is_not_retried_does_not() {
    let cases: [(&[Result<(), u32>], _); 4] = [
        (&[Ok(())], (0, 1)),
        (&[Err(1), Ok(())], (1, 1)),
        (&[Err(2)], (0, 0)),
        (&[Err(1), Err(2)], (1, 0)),
    ];
    for (outcomes, counts) in cases {
        let budget = Counted::of(9);
        let _ = outcome(&World::default(), &budget, outcomes);
        assert_eq!(budget.counts(), counts, "{outcomes:?}");
        let budget = Counted::of(9);
        let _ = now(outcome_async(&World::default(), &budget, outcomes));
        assert_eq!(budget.counts(), counts, "{outcomes:?} async");
    }
}

#[test]
fn under_on_predicate_a_value_that_is_not_retried_deposits() {
    #[on_predicate(constant(0s), |value| *value == Ok(0), jitter = none, budget = budget, lend(calls))]
    fn poll(budget: &Counted, mut calls: u32, last: Result<u32, ()>) -> Result<u32, ()> {
        calls += 1;
        if calls == 3 { last } else { Ok(0) }
    }
    let budget = Counted::of(9);
    assert_eq!(poll(&budget, 0, Ok(7)), Ok(7));
    assert_eq!(budget.counts(), (2, 1));
    // An `Err` is not a success.
    assert_eq!(poll(&budget, 0, Err(())), Err(()));
    assert_eq!(budget.counts(), (4, 1));
}

static SHARED: RetryBudget = RetryBudget::new().capacity(3);

#[test]
fn functions_share_a_static() {
    #[on_exception(constant(0s), max_tries = 3, jitter = none, budget = &SHARED)]
    fn one() -> Result<(), u32> {
        Err(1)
    }
    #[on_exception(constant(0s), max_tries = 9, jitter = none, budget = &SHARED, fallback = |it| Err(it.tries))]
    fn other() -> Result<(), u32> {
        Err(2)
    }
    one().unwrap_err();
    assert_eq!(other(), Err(2), "one token was left");
    assert!(SHARED.tokens().abs() < 1e-9);
}

struct Client {
    budget: Arc<RetryBudget>,
}

impl Client {
    #[on_exception(constant(0s), jitter = none, budget = &self.budget)]
    fn by_reference(&self, calls: &Cell<u32>) -> Result<(), ()> {
        calls.set(calls.get() + 1);
        Err(())
    }

    #[on_exception(constant(0s), jitter = none, budget = Arc::clone(&self.budget), lend(calls))]
    fn by_pointer(&mut self, mut calls: u32) -> Result<(), u32> {
        calls += 1;
        Err(calls)
    }
}

#[test]
fn a_field_or_a_pointer_is_a_budget() {
    let mut client = Client { budget: Arc::new(RetryBudget::new().capacity(2).earn(1.0)) };
    let calls = Cell::new(0);
    client.by_reference(&calls).unwrap_err();
    assert_eq!(calls.get(), 3);
    client.budget.deposit();
    assert_eq!(client.by_pointer(0), Err(2));
}

#[test]
fn the_attribute_replaces_the_budget_of_a_policy() {
    static OF_POLICY: RetryBudget = RetryBudget::new().capacity(1);
    static OWN: RetryBudget = RetryBudget::new().capacity(2);
    static POLICY: Policy = Policy::new(expo()).budget(&OF_POLICY);
    #[on_exception(&POLICY, jitter = none, clock = world)]
    fn inherited(world: &World) -> Result<(), u32> {
        Err(world.call())
    }
    #[on_exception(&POLICY, jitter = none, clock = world, budget = &OWN)]
    fn replaced(world: &World) -> Result<(), u32> {
        Err(world.call())
    }
    assert_eq!(inherited(&World::default()), Err(2));
    assert_eq!(replaced(&World::default()), Err(3));
    assert!(!OF_POLICY.withdraw() && !OWN.withdraw());
}

#[test]
fn a_success_deposits_to_the_budget_of_a_policy() {
    static BUDGET: RetryBudget = RetryBudget::new().capacity(2).earn(0.5);
    static POLICY: Policy = Policy::new(expo()).budget(&BUDGET);
    #[on_exception(&POLICY)]
    fn works() -> Result<(), u32> {
        Ok(())
    }
    #[on_exception(&POLICY, on_success = |_| ())]
    async fn works_async() -> Result<(), u32> {
        Ok(())
    }
    assert!(BUDGET.withdraw() && BUDGET.withdraw());
    works().unwrap();
    now(works_async()).unwrap();
    assert!((BUDGET.tokens() - 1.0).abs() < 1e-9);
}

#[test]
fn the_reason_is_written() {
    assert_eq!(GiveUpReason::Budget.to_string(), "budget");
}
