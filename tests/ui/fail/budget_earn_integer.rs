use backoff_retry::RetryBudget;

static API: RetryBudget = RetryBudget::new().earn(1);

fn main() {
    println!("{}", API.tokens());
}
