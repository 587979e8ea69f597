//! The limits of the policy.

use backoff_retry::RetryBudget;
use grpc::server::{Failing, exhausted};
use tonic::Code;

use crate::support::{Client, ms, policy, unavailable};

#[tokio::test]
async fn max_tries_counts_every_attempt() {
    let server = Failing::new(unavailable(9));
    let client = Client::new(server.start().await.unwrap(), policy().max_tries(3));
    assert_eq!(client.check().await.code(), Code::Unavailable);
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn max_time_shortens_the_wait_that_the_server_asks_for() {
    let server = Failing::new(vec![exhausted(ms(3_600_000)); 9]);
    let policy = policy().max_time(ms(60_000));
    let client = Client::new(server.start().await.unwrap(), policy);
    assert_eq!(client.check().await.code(), Code::ResourceExhausted);
    assert_eq!(client.waits(), [ms(60_000)]);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_budget_bounds_the_retries_of_all_calls() {
    static BUDGET: RetryBudget = RetryBudget::new().capacity(3);
    let server = Failing::new(unavailable(9));
    let client = Client::new(server.start().await.unwrap(), policy().budget(&BUDGET).max_tries(3));
    for requests in [3, 5, 6, 7] {
        assert_eq!(client.check().await.code(), Code::Unavailable);
        assert_eq!(server.requests().len(), requests);
    }
}
