use backoff_retry::RetryBudget;

static API: RetryBudget = RetryBudget::new().capacity(5_000_000);

fn main() {
    println!("{}", API.tokens());
}
