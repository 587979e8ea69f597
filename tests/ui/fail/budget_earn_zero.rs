// A budget that earns nothing would never be filled again.

use backoff_retry::RetryBudget;

static API: RetryBudget = RetryBudget::new().earn(0.0);

fn main() {
    println!("{}", API.tokens());
}
