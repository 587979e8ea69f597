//! A budget that many processes share, with a store in memory in place of Redis.

use std::sync::Mutex;

include!("shared_budget.rs");

/// A store that deposits a tenth of a token for a success, and is unreachable while it holds no level.
struct Memory(Mutex<Option<u32>>);

const CAPACITY: u32 = 12_000;

impl Store for Memory {
    async fn exchange(&self, successes: u32, wanted: u32) -> io::Result<u32> {
        tokio::task::yield_now().await;
        let mut level = self.0.lock().unwrap();
        let level = level.as_mut().ok_or(io::ErrorKind::ConnectionRefused)?;
        *level = CAPACITY.min(*level + successes * 100);
        let withdrawn = wanted.min(*level / 1000);
        *level -= withdrawn * 1000;
        Ok(withdrawn)
    }
}

impl Memory {
    const fn full() -> Self {
        Self(Mutex::new(Some(CAPACITY)))
    }

    fn level(&self) -> Option<u32> {
        *self.0.lock().unwrap()
    }
}

fn withdrawals(budget: &SharedBudget) -> u32 {
    (0..100).map(|_| u32::from(budget.withdraw())).sum()
}

/// Lets the budgets exchange once each.
async fn exchange(budgets: [&SharedBudget; 2], store: &Memory) {
    let [one, other] = budgets;
    let both = async { tokio::join!(one.synchronize(store), other.synchronize(store)) };
    tokio::time::timeout(Duration::from_millis(500), both).await.unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn processes_spend_what_there_is_and_what_all_of_them_earn() {
    let (store, one, other) = (Memory::full(), SharedBudget::new(), SharedBudget::new());
    assert_eq!(withdrawals(&one), 0);
    exchange([&one, &other], &store).await;
    assert_eq!(store.level(), Some(2000));
    assert_eq!((withdrawals(&one), withdrawals(&other)), (5, 5));
    exchange([&one, &other], &store).await;
    assert_eq!(withdrawals(&one) + withdrawals(&other), 2);

    // Ten successes of one process are a retry of the other.
    (0..10).for_each(|_| one.deposit());
    exchange([&one, &other], &store).await;
    assert_eq!(withdrawals(&one) + withdrawals(&other), 1);
    assert_eq!(store.level(), Some(0));
}

#[tokio::test(start_paused = true)]
async fn without_the_store_the_reserve_is_all_there_is() {
    let (store, one, other) = (Memory::full(), SharedBudget::new(), SharedBudget::new());
    exchange([&one, &other], &store).await;
    let level = store.0.lock().unwrap().take();
    (0..100).for_each(|_| one.deposit());
    exchange([&one, &other], &store).await;
    assert_eq!(withdrawals(&one), 5);
    exchange([&one, &other], &store).await;
    assert_eq!(withdrawals(&one), 0);

    *store.0.lock().unwrap() = level;
    exchange([&one, &other], &store).await;
    assert_eq!(withdrawals(&one), 2); // the 100 successes are forgotten
}

#[tokio::test(start_paused = true)]
async fn a_task_exchanges_every_second() {
    static STORE: Memory = Memory::full();
    static API: SharedBudget = SharedBudget::new();
    let task = tokio::spawn(API.synchronize(&STORE));
    for expected in [5, 5, 2, 0] {
        tokio::time::sleep(Duration::from_millis(1010)).await;
        assert_eq!(withdrawals(&API), expected);
    }
    task.abort();
}
