//! The settings of a `RetryBudget`: defaults, what is refused, and the words for it.

use std::panic;
use std::sync::Arc;

use backoff_retry::budget::Budget;
use backoff_retry::{InvalidSetting, RetryBudget};

static SMALL: RetryBudget = RetryBudget::new().capacity(2).earn(0.5);
static LARGEST: RetryBudget = RetryBudget::new().earn(1000.0).capacity(4_294_967);

fn message_of(set: impl FnOnce() -> RetryBudget + panic::UnwindSafe) -> String {
    let panic = panic::catch_unwind(set).unwrap_err();
    (*panic.downcast::<&str>().unwrap()).to_owned()
}

#[test]
fn a_new_budget_is_full_with_100_tokens_and_earns_a_tenth() {
    let shown = "RetryBudget { tokens: 100.0, capacity: 100, earn: 0.1 }";
    assert_eq!(format!("{:?}", RetryBudget::new()), shown);
    assert_eq!(format!("{:?}", RetryBudget::default()), shown);
}

#[test]
fn statics_are_full_as_well() {
    assert_eq!(format!("{SMALL:?}"), "RetryBudget { tokens: 2.0, capacity: 2, earn: 0.5 }");
    let shown = "RetryBudget { tokens: 4294967.0, capacity: 4294967, earn: 1000.0 }";
    assert_eq!(format!("{LARGEST:?}"), shown);
}

#[test]
fn earn_leaves_the_level_and_capacity_fills_it() {
    let budget = RetryBudget::new();
    assert!(budget.withdraw());
    let budget = budget.earn(0.25);
    assert_eq!(format!("{budget:?}"), "RetryBudget { tokens: 99.0, capacity: 100, earn: 0.25 }");
    let budget = budget.capacity(3);
    assert_eq!(format!("{budget:?}"), "RetryBudget { tokens: 3.0, capacity: 3, earn: 0.25 }");
}

#[test]
fn capacity_panics_outside_its_range() {
    for tokens in [0, 4_294_968, u32::MAX] {
        let message = message_of(move || RetryBudget::new().capacity(tokens));
        assert_eq!(message, "`capacity` of a budget must be from 1 to 4294967 tokens");
    }
}

#[test]
fn earn_panics_outside_its_range() {
    for ratio in OUTSIDE {
        let message = message_of(move || RetryBudget::new().earn(ratio));
        assert_eq!(
            message,
            "`earn` of a budget must be from 0.001 to 1000 tokens for each success"
        );
    }
}

/// Ratios that are refused.
const OUTSIDE: [f64; 9] = [
    0.0,
    -0.0,
    -0.1,
    0.001_f64.next_down(),
    1000.0_f64.next_up(),
    f64::MAX,
    f64::INFINITY,
    f64::NEG_INFINITY,
    f64::NAN,
];

#[test]
fn try_setters_return_what_the_others_panic_with() {
    let error = RetryBudget::new().try_capacity(0).unwrap_err();
    assert_eq!(error.parameter(), "capacity");
    assert_eq!(error.to_string(), "`capacity` cannot be 0: it must be from 1 to 4294967 tokens");
    let error = RetryBudget::new().try_capacity(u32::MAX).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`capacity` cannot be 4294967295: it must be from 1 to 4294967 tokens"
    );

    let error = RetryBudget::new().try_earn(f64::NAN).unwrap_err();
    assert_eq!(error.parameter(), "earn");
    assert_eq!(
        error.to_string(),
        "`earn` cannot be NaN: it must be from 0.001 to 1000 tokens for each success"
    );
    assert!(OUTSIDE.iter().all(|ratio| RetryBudget::new().try_earn(*ratio).is_err()));
}

#[test]
fn try_setters_set_what_the_others_set() -> Result<(), InvalidSetting> {
    let budget = RetryBudget::new().try_capacity(4_294_967)?.try_earn(0.001)?;
    let shown = "RetryBudget { tokens: 4294967.0, capacity: 4294967, earn: 0.001 }";
    assert_eq!(format!("{budget:?}"), shown);
    let budget = RetryBudget::new().try_capacity(1)?.try_earn(1000.0)?;
    assert_eq!(format!("{budget:?}"), "RetryBudget { tokens: 1.0, capacity: 1, earn: 1000.0 }");
    Ok(())
}

/// What shares a budget.
fn spend(budget: impl Budget) -> bool {
    budget.deposit();
    budget.withdraw()
}

#[test]
fn pointers_to_a_budget_are_that_budget() {
    let budget = Arc::new(RetryBudget::new().capacity(10).earn(0.5));
    let object: &dyn Budget = &*budget;
    let boxed: Box<dyn Budget + Send + Sync> = Box::new(budget.clone());
    let rc = std::rc::Rc::new(budget.clone());
    assert!(spend(&*budget) && spend(&budget) && spend(budget.clone()));
    assert!(spend(object) && spend(&boxed) && spend(boxed) && spend(rc));
    // The first deposit finds the budget full.
    assert!((budget.tokens() - (10.0 - 7.0 + 3.0)).abs() < f64::EPSILON);
}
