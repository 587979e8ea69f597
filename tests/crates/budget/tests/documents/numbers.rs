//! The table of retries a second.

use backoff_retry::RetryBudget;
use backoff_retry::budget::Budget;

use super::PAGE;

struct Unlimited;

impl Budget for Unlimited {
    fn withdraw(&self) -> bool {
        true
    }

    fn deposit(&self) {}
}

/// Makes calls of up to five attempts, of which `percent` in a hundred fail, and returns the number of their retries.
fn retries(calls: u32, percent: u64, budget: &impl Budget) -> u32 {
    let mut state = 1_u64;
    let mut fails = || {
        // A linear congruential generator; its upper bits are the random ones.
        state = state.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
        (state >> 32) % 100 < percent
    };
    let mut retries = 0;
    for _ in 0..calls {
        let mut tries = 1;
        while fails() {
            if tries == 5 || !budget.withdraw() {
                tries = 0;
                break;
            }
            tries += 1;
            retries += 1;
        }
        if tries > 0 {
            budget.deposit();
        }
    }
    retries
}

#[test]
fn the_table_shows_what_the_default_budget_permits() {
    for (percent, without, with) in [(1, 10, 10), (5, 53, 53), (10, 111, 99), (50, 938, 53)] {
        let row = format!("| {percent} % | {without} | {with} |");
        assert!(PAGE.contains(&row), "{row}");
        let budget = RetryBudget::new();
        retries(10_000, percent, &budget); // the tokens that are there at the start
        for (expected, counted) in [
            (without, retries(1_000_000, percent, &Unlimited)),
            (with, retries(1_000_000, percent, &budget)),
        ] {
            let a_second = f64::from(counted) / 1000.0;
            let expected = f64::from(expected);
            assert!(
                (a_second - expected).abs() < 1.0 + expected / 1000.0,
                "{a_second} instead of {expected}"
            );
        }
    }
}

#[test]
fn in_an_outage_there_are_a_hundred_retries_in_all() {
    assert!(PAGE.contains("| 100 % | 4000 | 0, after the first 100 |"));
    assert_eq!(retries(1000, 100, &Unlimited), 4000);
    assert_eq!(retries(1000, 100, &RetryBudget::new()), 100);
}
