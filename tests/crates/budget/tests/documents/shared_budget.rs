use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
use std::{io, time::Duration};
use backoff_retry::budget::Budget;

/// Where the budget of all processes is kept.
trait Store {
    /// Deposits for some successes, withdraws up to `wanted` tokens, and returns how many it withdrew.
    fn exchange(&self, successes: u32, wanted: u32) -> impl Future<Output = io::Result<u32>> + Send;
}

/// The part of one process: tokens that it has withdrawn but not spent, and successes that it has not deposited for.
struct SharedBudget { tokens: AtomicU32, successes: AtomicU32 }

const RESERVE: u32 = 5; // tokens that a process keeps at hand

impl SharedBudget {
    const fn new() -> Self {
        Self { tokens: AtomicU32::new(0), successes: AtomicU32::new(0) }
    }

    async fn synchronize(&self, store: &impl Store) {
        loop {
            let wanted = RESERVE.saturating_sub(self.tokens.load(Relaxed));
            let successes = self.successes.swap(0, Relaxed);
            if successes > 0 || wanted > 0 {
                match store.exchange(successes, wanted).await {
                    Ok(withdrawn) => { self.tokens.fetch_add(withdrawn, Relaxed); }
                    Err(error) => eprintln!("the shared retry budget is unreachable: {error}"),
                }
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }
}

impl Budget for SharedBudget {
    fn withdraw(&self) -> bool {
        self.tokens.fetch_update(Relaxed, Relaxed, |tokens| tokens.checked_sub(1)).is_ok()
    }

    fn deposit(&self) {
        self.successes.fetch_add(1, Relaxed);
    }
}
