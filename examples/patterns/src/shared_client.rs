//! One client for many requests: clones of it share its connections, and all methods share one policy.

use backoff_retry::reqwest::{HttpError, check};
use backoff_retry::{Policy, expo, on_exception, policy::For, testing, wait::Expo};
use reqwest::Client;

use crate::Outcome;
use crate::mock::{Server, client};

static API: Policy<Expo, For<HttpError>> =
    Policy::typed(expo()).retry_if(HttpError::is_transient).max_tries(4);

#[derive(Clone)]
struct Shop {
    client: Client,
    base: String,
}

impl Shop {
    #[on_exception(&API)]
    async fn product(&self, id: u32) -> Result<String, HttpError> {
        self.get(&format!("/products/{id}")).await
    }

    #[on_exception(&API, max_tries = 2)] // the page can do without
    async fn reviews(&self, id: u32) -> Result<String, HttpError> {
        self.get(&format!("/reviews/{id}")).await
    }

    /// One attempt. Only the methods above retry, or the attempts would multiply.
    async fn get(&self, path: &str) -> Result<String, HttpError> {
        let response = self.client.get(format!("{}{path}", self.base)).send().await?;
        Ok(check(response)?.text().await?)
    }
}

#[tokio::main(flavor = "current_thread")]
pub(crate) async fn main() -> Outcome {
    let _scope = testing::no_waits();
    let server = Server::failing(1).await?;
    let shop = Shop { client: client()?, base: server.url("") };
    for id in 0..5 {
        let page = format!("{} {}", shop.product(id).await?, shop.clone().reviews(id).await?);
        assert_eq!(page, format!("/products/{id} /reviews/{id}"));
    }
    let requests: u32 = (0..5).map(|id| server.requests(&format!("/products/{id}"))).sum();
    println!("{requests} requests for products, and as many for reviews");
    println!("on {} connection", server.connections());
    assert_eq!((requests, server.connections()), (10, 1));
    Ok(())
}
