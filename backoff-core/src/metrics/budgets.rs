//! The levels of budgets.

use std::sync::{PoisonError, RwLock};
use std::vec::Vec;

use ::metrics::gauge;

use super::BUDGET;
use crate::budget::RetryBudget;

/// The budgets with their names.
static BUDGETS: RwLock<Vec<(&'static str, &'static RetryBudget)>> = RwLock::new(Vec::new());

/// Shows the tokens of a budget as the gauge [`BUDGET`] with the label `budget`, from now on.
///
/// The gauge is set now and at each event that [`Metrics`](super::Metrics) is notified of. Every withdrawal is followed by one;
/// the deposits of successes that are not [observed](crate::observer) are not, so that the gauge may show too little until
/// the next event. Where that matters, call [`update_budgets`] every few seconds.
///
/// ```
/// use backoff_retry::{RetryBudget, metrics};
///
/// static API: RetryBudget = RetryBudget::new();
///
/// metrics::gauge_budget("api", &API);
/// ```
pub fn gauge_budget(name: &'static str, budget: &'static RetryBudget) {
    let mut budgets = BUDGETS.write().unwrap_or_else(PoisonError::into_inner);
    budgets.retain(|(other, _)| *other != name);
    budgets.push((name, budget));
    set(name, budget);
}

/// Sets the gauges of all budgets to the tokens that they have now.
pub fn update_budgets() {
    for (name, budget) in &*BUDGETS.read().unwrap_or_else(PoisonError::into_inner) {
        set(name, budget);
    }
}

fn set(name: &'static str, budget: &RetryBudget) {
    gauge!(BUDGET, "budget" => name).set(budget.tokens());
}
