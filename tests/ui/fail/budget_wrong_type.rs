use backoff_retry::{RetryBudget, expo, on_exception};

#[on_exception(expo, max_tries = 3, budget = 10)]
fn number() -> Result<(), ()> {
    Ok(())
}

static BUDGET: RetryBudget = RetryBudget::new();

#[on_exception(expo, max_tries = 3, budget = BUDGET)]
fn moved() -> Result<(), ()> {
    Ok(())
}

fn main() {}
