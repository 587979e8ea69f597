use backoff_retry::RetryBudget;

static API: RetryBudget = RetryBudget::new().capacity(0);

fn main() {
    println!("{}", API.tokens());
}
