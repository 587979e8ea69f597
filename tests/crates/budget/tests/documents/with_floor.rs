use backoff_retry::{RetryBudget, budget::Budget};
use governor::{DefaultDirectRateLimiter, Quota, RateLimiter};

/// What successes earn, and a few retries per time besides.
struct WithFloor { earned: RetryBudget, floor: DefaultDirectRateLimiter }

impl WithFloor {
    fn new(earned: RetryBudget, floor: Quota) -> Self {
        Self { earned, floor: RateLimiter::direct(floor) }
    }
}

impl Budget for WithFloor {
    fn withdraw(&self) -> bool {
        self.earned.withdraw() || self.floor.check().is_ok()
    }

    fn deposit(&self) {
        self.earned.deposit();
    }
}
