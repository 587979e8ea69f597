//! A budget with a floor of retries per time.

use std::num::NonZeroU32;
use std::sync::LazyLock;

include!("with_floor.rs");

/// Makes a budget of two tokens, and a floor of three retries that are not permitted again during this test.
fn budget() -> WithFloor {
    let an_hour = Quota::per_hour(NonZeroU32::new(3).unwrap());
    WithFloor::new(RetryBudget::new().capacity(2).earn(0.5), an_hour)
}

fn withdrawals(budget: &impl Budget) -> usize {
    (0..100).filter(|_| budget.withdraw()).count()
}

#[test]
fn the_floor_is_used_after_the_tokens() {
    let budget = budget();
    assert_eq!(withdrawals(&budget), 2 + 3);
}

#[test]
fn successes_spare_the_floor() {
    let budget = budget();
    for _ in 0..10 {
        assert!(budget.withdraw());
        budget.deposit();
        budget.deposit();
    }
    assert_eq!(withdrawals(&budget), 2 + 3);
    budget.deposit();
    budget.deposit();
    assert_eq!(withdrawals(&budget), 1);
}

#[test]
fn it_can_be_shared_as_a_static() {
    static API: LazyLock<WithFloor> = LazyLock::new(budget);
    assert_eq!(withdrawals(&&*API), 2 + 3);
}
