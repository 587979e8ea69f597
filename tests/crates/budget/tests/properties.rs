//! The arithmetic of a `RetryBudget`, compared with a model in integers, on one thread and on several.

use std::sync::Barrier;
use std::thread;

use backoff_retry::RetryBudget;
use backoff_retry::budget::Budget;
use proptest::collection::vec;
use proptest::prelude::*;

/// A budget in thousandths of a token, which are `u64` and cannot overflow here.
#[derive(Clone, Copy)]
struct Model {
    level: u64,
    capacity: u64,
    earned: u64,
}

impl Model {
    fn withdraw(&mut self) -> bool {
        let granted = self.level >= 1000;
        self.level -= if granted { 1000 } else { 0 };
        granted
    }

    fn deposit(&mut self) {
        self.level = self.capacity.min(self.level + self.earned);
    }
}

/// Makes a budget that earns some thousandths of a token, and its model.
fn budget(capacity: u32, thousandths: u32) -> (RetryBudget, Model) {
    let budget = RetryBudget::new().capacity(capacity).earn(f64::from(thousandths) / 1000.0);
    let capacity = u64::from(capacity) * 1000;
    (budget, Model { level: capacity, capacity, earned: u64::from(thousandths) })
}

/// Makes an empty budget that earns some thousandths of a token.
fn empty(capacity: u32, thousandths: u32) -> RetryBudget {
    let (budget, _) = budget(capacity, thousandths);
    assert!((0..capacity).all(|_| budget.withdraw()));
    budget
}

/// Returns the level in thousandths of a token, which it is a whole number of.
fn level(budget: &RetryBudget) -> u64 {
    let thousandths = budget.tokens() * 1000.0;
    assert!((thousandths - thousandths.round()).abs() < 1e-6, "{thousandths}");
    // It is a small number, and not negative.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let level = thousandths.round() as u64;
    level
}

/// Runs the operations of each thread at the same time, `true` being a withdrawal and `false` a deposit, and returns
/// how many withdrawals were granted.
fn run_at_once(budget: &RetryBudget, programs: &[Vec<bool>]) -> u64 {
    let start = Barrier::new(programs.len());
    let run = |operations: &[bool]| -> u64 {
        start.wait();
        operations.iter().map(|withdrawal| u64::from(apply(budget, *withdrawal))).sum()
    };
    thread::scope(|scope| {
        let threads: Vec<_> =
            programs.iter().map(|operations| scope.spawn(|| run(operations))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    })
}

/// Withdraws or deposits, and returns whether a withdrawal was granted.
fn apply(budget: &RetryBudget, withdrawal: bool) -> bool {
    if withdrawal {
        budget.withdraw()
    } else {
        budget.deposit();
        false
    }
}

fn deposits(programs: &[Vec<bool>]) -> u64 {
    programs.iter().flatten().map(|withdrawal| u64::from(!withdrawal)).sum()
}

#[test]
fn ten_successes_at_a_tenth_earn_exactly_one_token() {
    let budget = empty(5, 100);
    for _ in 0..9 {
        budget.deposit();
        assert!(!budget.withdraw());
    }
    budget.deposit();
    assert!(budget.withdraw());
    assert_eq!(level(&budget), 0);
}

#[test]
fn every_ratio_up_to_1_is_exact_in_thousandths() {
    for thousandths in 1..=1000 {
        let budget = empty(1, thousandths);
        budget.deposit();
        assert_eq!(level(&budget), u64::from(thousandths));
    }
}

#[test]
fn a_deposit_beyond_what_the_atomic_holds_fills_the_budget() {
    let (budget, full) = budget(4_294_967, 1_000_000);
    assert!(budget.withdraw());
    budget.deposit();
    assert_eq!(level(&budget), full.capacity);
}

proptest! {
    #[test]
    fn ratios_above_1_are_exact_in_thousandths(thousandths in 1000..=1_000_000_u32) {
        let budget = empty(1000, thousandths);
        budget.deposit();
        prop_assert_eq!(level(&budget), u64::from(thousandths));
    }

    #[test]
    fn other_ratios_are_rounded(ratio in 0.001..=1.0) {
        let budget = RetryBudget::new().capacity(1).earn(ratio);
        prop_assert!(budget.withdraw());
        budget.deposit();
        prop_assert!((budget.tokens() - ratio).abs() <= 0.000_500_1);
    }

    #[test]
    fn a_budget_counts_as_its_model(
        capacity in prop_oneof![1..5_u32, 1..=4_294_967_u32],
        thousandths in prop_oneof![1..3000_u32, 1..=1_000_000_u32],
        operations in vec(any::<bool>(), 0..200),
    ) {
        let (budget, mut model) = budget(capacity, thousandths);
        for withdrawal in operations {
            if withdrawal {
                prop_assert_eq!(budget.withdraw(), model.withdraw());
            } else {
                budget.deposit();
                model.deposit();
            }
            prop_assert_eq!(level(&budget), model.level);
        }
    }

    #[test]
    fn threads_are_granted_at_most_what_there_was_and_what_they_earned(
        capacity in 1..5_u32,
        thousandths in 1..3000_u32,
        programs in vec(vec(any::<bool>(), 0..300), 2..4),
    ) {
        let (budget, full) = budget(capacity, thousandths);
        let spent = 1000 * run_at_once(&budget, &programs);
        let received = full.capacity + full.earned * deposits(&programs);
        prop_assert!(level(&budget) <= full.capacity);
        prop_assert!(spent + level(&budget) <= received);
    }

    #[test]
    fn threads_lose_nothing_where_nothing_overflows(
        thousandths in 1..3000_u32,
        programs in vec(vec(any::<bool>(), 0..300), 2..4),
    ) {
        // Holds all that 3 * 300 deposits can earn.
        let budget = empty(2700, thousandths);
        let spent = 1000 * run_at_once(&budget, &programs);
        prop_assert_eq!(spent + level(&budget), u64::from(thousandths) * deposits(&programs));
    }
}
